/** The page's own style: no font, picture or script is fetched from anywhere. */
export const pageStyle = `
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
.summary .also{margin-top:8px;padding-top:8px;border-top:1px solid var(--line)}
.summary .also ul{margin:4px 0 0;padding-left:18px}
.summary .also li{border:0;padding:2px 0}
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
.checks{margin:0;padding-left:1.4em}
.sheet+.sheet{margin-top:14px}
.sheet>h3{margin:0 0 6px}
.card.black{border-top:3px solid var(--bad)}
.card.red{border-top:3px solid var(--good)}
.scroll{overflow-x:auto;margin:0 -4px;padding:0 4px}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.6}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--muted);font-weight:500;font-size:13px;white-space:nowrap;background:#fafbfc}
td.n,th.n{text-align:right;white-space:nowrap}
table.service :is(th,td){padding-left:7px;padding-right:7px}
table.service td:first-child{min-width:8em}
tr.kind th{padding-top:12px;color:var(--text);font-weight:600;text-align:left}
.tree{font-size:14px;line-height:1.6;margin-top:8px}
.tree .row{display:grid;grid-template-columns:minmax(0,1fr) 60px 64px 168px 76px 104px;gap:0 10px;padding:8px 6px;border-bottom:1px solid var(--line)}
.tree.alone .row{grid-template-columns:minmax(0,1fr) 60px 64px 168px}
.tree .n{text-align:right}
.tree .head{color:var(--muted);font-size:13px;background:#fafbfc;padding:7px 6px}
.tree summary.row{color:inherit;font-size:14px;list-style:none}
.tree summary.row::-webkit-details-marker{display:none}
.tree summary.row .name{font-weight:600}
.tree summary.row .name .muted{font-weight:400}
.tree summary.row>.name::before{content:"▸ ";color:var(--main)}
.tree details[open]>summary.row>.name::before{content:"▾ "}
.tree .leaf .name{padding-left:20px}
.tree .more{margin-left:8px;color:var(--muted);font-size:12px;font-weight:400}
details.attribute{border-top:1px solid var(--line);padding:8px 0;margin:0}
details.attribute>summary{color:var(--text);font-size:15px;line-height:1.6}
details.rest{margin-top:10px}
.print{display:none}
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
@media print,(min-width:641px){
table.products{table-layout:fixed}
table.products :is(th,td):nth-child(1){width:20%}
table.products :is(th,td):nth-child(n+2){width:9%}
table.products :is(th,td):nth-child(4){width:13%}
table.products :is(th,td):nth-child(6){width:auto;padding-left:14px}
table.products :is(th,td):nth-child(7){width:14%}
}
@media screen and (min-width:641px){table.products{min-width:880px}}
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
th,td,table.service th{padding:6px 5px}
.tree .row,.tree.alone .row{grid-template-columns:minmax(0,1fr) 42px 92px 82px;gap:0 6px;padding:8px 0}
.tree.alone .row{grid-template-columns:minmax(0,1fr) 42px 92px}
.tree .share,.tree .before{display:none}.tree .leaf .name{padding-left:10px}.tree .more,.tree summary.row>.name>.muted{display:none}
.muted{font-size:11px}
}
@media print{
@page{size:A4;margin:17mm 13mm 15mm}
body{background:#fff;font:11.5px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:none;padding:0}
header h1{font-size:21px}h2{font-size:15px}h3{font-size:12.5px;margin:10px 0 4px}
.lead,header p,.muted,footer,.card p,.card dl,.tree,.tree summary.row,table,ul.quotes,.figure .against,details.attribute>summary{font-size:11px;line-height:1.55}
th,.tree .head,.figure dt,.tag{font-size:10.5px}
section{border:0;border-top:1px solid #ccc;border-radius:0;padding:10px 0 4px;margin-top:10px}
section.summary{border:1px solid #ccc;border-left:4px solid var(--main);padding:10px 14px;margin-top:10px}
.summary{line-height:1.45}.summary li{padding:3px 0}.summary .also{margin-top:4px;padding-top:4px}.summary .also li{padding:1px 0}
.figures{grid-template-columns:1.5fr .95fr 1.5fr .95fr 1.2fr .9fr;gap:6px;margin-top:8px}.figure{padding:6px 8px;border-color:#ccc;border-radius:4px}.figure .value{font-size:17px}
.cards{grid-template-columns:repeat(3,1fr);gap:8px;margin-top:6px}.card{padding:8px 10px;border-color:#ccc;border-radius:4px}.card h3{font-size:12px}
.sheet .cards{grid-template-columns:repeat(auto-fit,minmax(55mm,1fr))}
.cards:has(>.black),.cards:has(>.red){grid-template-columns:repeat(2,1fr)}
.figure dd.against{line-height:1.4}
.cover section:not(.summary){padding:7px 0 2px;margin-top:8px}.cover .card dl{line-height:1.45}
.cover ul.quotes,.cover .card .muted,.cover .later{display:none}
.two{grid-template-columns:1fr 1fr}
.wide{display:block}.narrow{display:none}
.chart svg{max-height:72mm}
th,td{padding:4px 6px}
table.service :is(th,td){padding-left:3px;padding-right:3px}
table.service td:first-child{min-width:6.5em}
.tree .row{grid-template-columns:minmax(0,1fr) 44px 50px 128px 58px 84px;padding:4px}
.cover{break-after:page}
.figure,.card,tr,.row,ul.quotes li,.chart,details.attribute>summary{break-inside:avoid}
section.short{break-inside:avoid}
h2,h3,.lead,summary,.tree .head,tr.kind{break-after:avoid}
.lead{break-inside:avoid}
summary{list-style:none}summary::-webkit-details-marker{display:none}
details::details-content{content-visibility:visible;height:auto}
details:not(.told,.group,.rest)::details-content{display:none}
details:not(.told,.group,.attribute,.rest)>summary{display:none}
.tree .leaf:not(.told),.tree .more{display:none}.tree summary.row>.name::before,.tree details[open]>summary.row>.name::before{content:""}
.tree .told details::details-content{display:block}
table.products th:nth-child(7),table.products td:nth-child(7),table.products th:nth-child(5),table.products td:nth-child(5){display:none}
details.rest>summary,details.rest thead{display:none}
.print{display:block}
}
`.trim();
