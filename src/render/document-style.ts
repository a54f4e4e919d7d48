/** The one style sheet of printed and shown documents. Nothing in it refers to another file or host. */
export const documentStyle = `
:root{color-scheme:light dark;--ink:#1c2330;--soft:#5b6575;--line:#dfe4ea;--page:#fff;--panel:#f6f8fa;--good:#1a7f4b;--warn:#9a6200;--bad:#b3261e;--good-fill:#2e9e63;--warn-fill:#e0a106;--bad-fill:#d04a3f;--muted-fill:#b7c0cb}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa5b4;--line:#323a46;--page:#14181e;--panel:#1c222a;--good:#5fd39a;--warn:#f0bf55;--bad:#ff8a80}}
*{box-sizing:border-box}
html{font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;color:var(--ink);background:var(--page)}
body{margin:0 auto;padding:2.5rem 1.5rem 4rem;max-width:62rem;overflow-wrap:break-word}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.25rem;margin:2.75rem 0 .75rem;padding-bottom:.35rem;border-bottom:2px solid var(--line)}
h3{font-size:1rem;margin:1.6rem 0 .5rem}
p{margin:.5rem 0}
.subtitle{color:var(--soft);margin:0 0 1.25rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.25rem;margin:1.25rem 0;font-size:.93rem}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:.75rem;margin:1.5rem 0 0;padding:0;list-style:none}
.figures li{background:var(--panel);border:1px solid var(--line);border-radius:.6rem;padding:.7rem .9rem}
.figures li:first-child:not(:only-child){grid-column:span 2}
.figures strong{display:block;font-size:1.35rem;line-height:1.3;font-variant-numeric:tabular-nums}
.figures span{color:var(--soft);font-size:.85rem}
.scroll{overflow-x:auto}
@media (max-width:40rem){.figures{grid-template-columns:repeat(2,1fr)}dl.facts{grid-template-columns:1fr}dl.facts dd{margin:0 0 .4rem}body{padding:1.5rem 1rem 3rem}th,td{padding-right:.6rem}.wide{display:none}}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.5rem 0}
th{text-align:left;font-weight:600;color:var(--soft);font-size:.84rem;border-bottom:1px solid var(--line);white-space:nowrap}
th,td{padding:.42rem .9rem .42rem 0;vertical-align:top}
td{border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
th:first-child,td:first-child{min-width:5em}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:.86em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
pre{background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.7rem .9rem;overflow-x:auto;margin:.5rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
td.good,td.warn,td.bad{white-space:nowrap}
td.muted code{overflow-wrap:anywhere}
td.lines{white-space:pre-line;overflow-wrap:anywhere}
td.drawn{padding-left:.6rem}
table.narrow{width:auto;min-width:min(22rem,100%)}
table.narrow td:first-child{min-width:min(12em,40vw)}
td:first-child:not(.muted) code{white-space:nowrap}
th.wide{width:34%}
table.dense{font-size:.84rem}table.dense th{white-space:normal;font-size:.74rem;line-height:1.3;vertical-align:bottom;width:auto}table.dense th,table.dense td{padding-left:.3rem;padding-right:.3rem}table.dense td:nth-child(4){font-size:.78rem;white-space:nowrap}table.dense td:first-child{min-width:0}table.dense td:nth-child(2){min-width:7em}
.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}.muted{color:var(--soft)}
.fill-good{fill:var(--good-fill);background:var(--good-fill)}.fill-warn{fill:var(--warn-fill);background:var(--warn-fill)}.fill-bad{fill:var(--bad-fill);background:var(--bad-fill)}.fill-muted{fill:var(--muted-fill);background:var(--muted-fill)}
td.heat{text-align:center;padding-left:.3rem;padding-right:.3rem;font-variant-numeric:tabular-nums;white-space:nowrap;border-left:2px solid var(--page);color:#1c2330}.h0{background:#f4c7c3}.h1{background:#f6cec0}.h2{background:#f7d4bc}.h3{background:#f9dbb9}.h4{background:#fae1b5}.h5{background:#fce8b2}.h6{background:#ebe6b4}.h7{background:#dae3b7}.h8{background:#cae1b9}.h9{background:#b9debc}.h10{background:#a8dcbe}
.bar{display:block;width:100%;min-width:8rem;height:.7rem;margin:.45em 0 0;border-radius:.35rem;overflow:hidden}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:.5rem 0;list-style:none;font-size:.85rem;color:var(--soft)}
.legend i{display:inline-block;width:.8em;height:.8em;border-radius:.2em;margin-right:.4em;vertical-align:-.05em}
.notice{border-left:.25rem solid currentColor;padding:.35rem .9rem;background:var(--panel);border-radius:0 .4rem .4rem 0}
.steps{list-style:none;padding:0;margin:.5rem 0}
.steps li{margin:0 0 .9rem}
.steps label{display:grid;grid-template-columns:1.2rem 1fr;gap:.15rem .7rem}
.steps input{margin:.3rem 0 0;width:1.1rem;height:1.1rem}
.steps .detail{grid-column:2;color:var(--soft)}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.84rem;color:var(--soft)}
@page{size:A4;margin:16mm}
@media print{:root{--ink:#000;--soft:#444;--line:#ccc;--page:#fff;--panel:#fff;--good:#14633b;--warn:#7a4e00;--bad:#8f1d17}html{font-size:10.5pt}body{max-width:none;padding:0}.scroll{overflow:visible}h2,h3,.notice{break-after:avoid}.notice{break-inside:avoid}tr,.steps li,.figures li{break-inside:avoid}thead{display:table-header-group}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
