/** What the page of an evaluation needs beyond the style of reports. */
export const evaluationStyle = `
main{max-width:1280px}
td small{display:block;color:var(--muted);font-size:11px;line-height:1.3}
section>.scroll+.scroll{margin-top:18px}
.matrix{width:auto;font-size:12px;line-height:1.3}
.matrix th,.matrix td{border:1px solid #eef0f3;padding:0;text-align:center;vertical-align:middle}
.matrix td{min-width:22px;height:22px;font-size:11px}
.matrix.groups td{min-width:64px;height:34px;font-size:13px}
.matrix th[scope=row],.matrix .corner{position:sticky;left:0;z-index:1;background:#fafbfc;text-align:right;padding:2px 6px;font-size:12px;color:var(--text)}
.matrix .corner{color:var(--muted);vertical-align:bottom;font-size:11px}
.matrix th[scope=col]{vertical-align:bottom;padding:5px 0;font-size:12px;color:var(--text)}
.matrix.leaves th[scope=col] span{writing-mode:vertical-rl;display:inline-block}
.matrix.groups th[scope=col]{padding:5px 6px}
.two .chart svg{max-width:520px}
.errors{columns:2;column-gap:16px}
.error{break-inside:avoid;border:1px solid var(--line);border-radius:8px;padding:10px 14px;margin:0 0 12px}
.error header{display:flex;flex-wrap:wrap;gap:4px 6px;align-items:center}
.error .sure{margin-left:auto;color:var(--muted);font-size:12px}
.error .tag{white-space:normal}
.error p{margin:6px 0;font-size:14px;line-height:1.7}
.error small{color:var(--muted);font-size:12px}
.turns{list-style:none;margin:6px 0;padding:0;font-size:14px;line-height:1.6}
.turns li{padding:1px 0 1px 3em;text-indent:-3em}
.turns b{display:inline-block;width:3em;text-indent:0;color:var(--muted);font-weight:500;font-size:12px}
.turns .agent,.turns .system{color:var(--muted)}
mark{background:#ffe8b3;color:inherit;padding:0 1px;border-radius:2px}
@media (max-width:900px){.errors{columns:1}}
@media (max-width:640px){td,th{padding:6px 3px}td small{font-size:10px}td.n{font-size:13px}}
`.trim();
