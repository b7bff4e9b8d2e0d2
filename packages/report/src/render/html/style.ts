/** The page's own style: no font, picture or script is fetched from anywhere. */
export const style = `
:root{--text:#1f2329;--muted:#646a73;--line:#e5e6eb;--soft:#f5f6f8;--main:#2b5fd9;--bad:#c9302c;--good:#1a7f37;--warn:#b45309}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--soft);color:var(--text);font:15px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main{max-width:1080px;margin:0 auto;padding:28px 24px 64px}
header h1{margin:0;font-size:28px;line-height:1.3;letter-spacing:.5px}
header p{margin:6px 0 0;color:var(--muted);font-size:13px}
section{background:#fff;border:1px solid var(--line);border-radius:10px;padding:20px 24px;margin-top:16px}
h2{margin:0 0 4px;font-size:19px;line-height:1.4}
h3{margin:20px 0 6px;font-size:16px;line-height:1.5}
.lead{margin:0 0 14px;color:var(--muted);font-size:13px}
.summary{border-left:4px solid var(--main)}
.summary ol{list-style:none;margin:8px 0 0;padding:0}
.summary li{padding:6px 0;border-top:1px solid var(--line)}
.summary li:first-child{border-top:0}
.summary b{color:var(--main);margin-right:2px}
.quiet{font-size:18px;margin:6px 0 0;color:var(--good)}
.figures{display:grid;grid-template-columns:repeat(6,1fr);gap:12px;margin-top:16px}
.figure{background:#fff;border:1px solid var(--line);border-radius:10px;padding:14px 16px}
.figure dt{color:var(--muted);font-size:13px}
.figure dd{margin:0}
.figure .value{font-size:25px;font-weight:600;line-height:1.35;white-space:nowrap}
.figure .against{color:var(--muted);font-size:12px;line-height:1.5}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:12px;margin-top:12px}
.card{border:1px solid var(--line);border-radius:8px;padding:14px 16px;background:#fff}
.card h3{margin:0 0 6px;font-size:15px}
.card p{margin:4px 0;font-size:14px;line-height:1.7}
.card dl{display:grid;grid-template-columns:3em 1fr;gap:2px 8px;margin:0;font-size:14px;line-height:1.7}
.card dt{color:var(--muted)}
.card dd{margin:0}
.card.black{border-top:3px solid var(--bad)}
.card.red{border-top:3px solid var(--good)}
.scroll{overflow-x:auto;margin:0 -4px;padding:0 4px}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.6}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--muted);font-weight:500;font-size:13px;white-space:nowrap;background:#fafbfc}
td.n,th.n{text-align:right;white-space:nowrap}
tr.group td{font-weight:600}
tr.leaf td:first-child{padding-left:26px}
.tag{display:inline-block;padding:0 7px;border-radius:9px;font-size:12px;line-height:20px;background:#eef0f3;color:var(--muted);white-space:nowrap}
.tag.up,.tag.black{background:#fdecea;color:var(--bad)}
.tag.down,.tag.red{background:#e8f5ec;color:var(--good)}
.tag.mid{background:#fff4e5;color:var(--warn)}
.nowrap{white-space:nowrap}
.muted{color:var(--muted);font-size:13px}
ul.quotes{list-style:none;margin:6px 0 0;padding:0;font-size:14px}
ul.quotes li{padding:2px 0 2px 12px;border-left:3px solid var(--line);margin:5px 0;line-height:1.6}
ul.quotes small{color:var(--muted);margin-left:6px;white-space:nowrap}
details{margin:2px 0}
summary{cursor:pointer;color:var(--main);font-size:13px}
.chart svg{display:block;width:100%;height:auto}
.narrow{display:none}
.two{display:grid;grid-template-columns:1fr 1fr;gap:24px}
footer{margin-top:20px;color:var(--muted);font-size:12px;line-height:1.8}
@media (max-width:900px){.figures{grid-template-columns:repeat(3,1fr)}.two{grid-template-columns:1fr}}
@media (max-width:640px){
main{padding:16px 12px 40px}header h1{font-size:22px}section{padding:16px 14px;margin-top:12px}
.figures{grid-template-columns:repeat(2,1fr);gap:8px;margin-top:12px}.figure{padding:10px 12px}.figure .value{font-size:21px}
.wide{display:none}.narrow{display:block}
table.stack thead{display:none}
table.stack,table.stack tbody,table.stack tr,table.stack td{display:block;width:100%}
table.stack tr{border-bottom:1px solid var(--line);padding:8px 0}
table.stack td,table.stack td.n{border:0;padding:1px 0;text-align:left;white-space:normal}
table.stack td[data-label]::before{content:attr(data-label) " ";color:var(--muted);font-size:12px;margin-right:6px}
tr.leaf td:first-child{padding-left:12px}th,td{padding:6px 5px}
table.tree th:nth-child(3),table.tree td:nth-child(3),table.tree th:nth-child(5),table.tree td:nth-child(5){display:none}table.tree td:first-child{width:52%}table.tree td .nowrap{white-space:nowrap}
.muted{font-size:11px}
}
@media print{
@page{size:A4;margin:14mm}
body{background:#fff;font-size:12px}main{max-width:none;padding:0}
section,.figure,.card{break-inside:avoid;border-color:#ccc}section.long{break-inside:auto}tr{break-inside:avoid}
details::details-content{content-visibility:visible;height:auto}summary{list-style:none}
}
`.trim();
