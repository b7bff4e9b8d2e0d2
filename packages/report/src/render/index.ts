export { renderHtml } from './render-html.ts';
export { renderMarkdown } from './render-markdown.ts';
export { renderXlsx } from './render-xlsx.ts';
