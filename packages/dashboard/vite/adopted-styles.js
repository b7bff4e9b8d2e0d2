// The interface of @rc-component/util/es/Dom/dynamicCSS. A style element that is never part of the page stands for each
// sheet, since callers keep marks on it. Lower priorities come first; `prepend` only says that application styles win.
const styles = new Map();

const order = () => {
  const mine = [...styles.values()].sort((a, b) => a.priority - b.priority).map(({ sheet }) => sheet);
  const others = document.adoptedStyleSheets.filter((sheet) => !sheet.isOfLibrary);
  document.adoptedStyleSheets = [...mine, ...others];
};

export function updateCSS(css, key, option = {}) {
  const known = styles.get(key);
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(css);
    known.css = css;
    return known.node;
  }
  const sheet = new CSSStyleSheet();
  sheet.isOfLibrary = true;
  sheet.replaceSync(css);
  const node = document.createElement('style');
  styles.set(key, { css, sheet, node, priority: option.priority ?? 0 });
  order();
  return node;
}

export function injectCSS(css, option = {}) {
  return updateCSS(css, `once ${css}`, option);
}

export function removeCSS(key) {
  if (styles.delete(key)) order();
}

export function clearContainerCache() {}
