const regexAfter =
  /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|delete|throw|new|await|yield))\s*$/;

function endOfQuoted(text, start, quote) {
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function endOfRegex(text, start) {
  let inClass = false;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) return at + 1;
  }
  return start + 1;
}

function endOfTemplatePart(text, start) {
  let at = start;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text[at] === '`') return { end: at + 1, opens: false };
    else if (text[at] === '$' && text[at + 1] === '{') return { end: at + 2, opens: true };
    else at++;
  }
  return { end: text.length, opens: false };
}

const blank = (text) => text.replace(/[^\n]/g, ' ');

/**
 * Cuts TypeScript or JavaScript source into three texts of the same length and lines: `code` (strings and
 * comments blanked), `withStrings` (comments blanked), `comments` (all else blanked).
 */
export function scanSource(text) {
  const out = { code: '', withStrings: '', comments: '' };
  const templates = [];
  const put = (kind, from, to) => {
    const piece = text.slice(from, to);
    out.code += kind === 'code' ? piece : blank(piece);
    out.withStrings += kind === 'comment' ? blank(piece) : piece;
    out.comments += kind === 'comment' ? piece : blank(piece);
    return to;
  };
  const template = (from, bodyFrom) => {
    const { end, opens } = endOfTemplatePart(text, bodyFrom);
    if (opens) templates.push(0);
    return put('string', from, end);
  };
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    const two = text.slice(at, at + 2);
    if (two === '//') at = put('comment', at, (text.indexOf('\n', at) + 1 || text.length + 1) - 1);
    else if (two === '/*') at = put('comment', at, (text.indexOf('*/', at + 2) + 1 || text.length - 1) + 1);
    else if (char === "'" || char === '"') at = put('string', at, endOfQuoted(text, at, char));
    else if (char === '`') at = template(at, at + 1);
    else if (char === '/' && regexAfter.test(out.code.slice(-40)))
      at = put('string', at, endOfRegex(text, at));
    else if (char === '}' && templates.at(-1) === 0) {
      templates.pop();
      at = template(at, at + 1);
    } else {
      if (templates.length > 0 && char === '{') templates[templates.length - 1]++;
      if (templates.length > 0 && char === '}') templates[templates.length - 1]--;
      at = put('code', at, at + 1);
    }
  }
  return out;
}
