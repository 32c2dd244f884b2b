/** The page's whole style: no picture, no font and no sheet is fetched. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0;
  --red: #c21f30; --orange: #b35900; --yellow: #8a6100; --green: #1a7f37;
  --first: #0b62c4; --second: #b35900; --third: #7a3fbf; --grid: #e4e8ec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --raised: #161b22; --text: #e6edf3; --muted: #9aa4af; --line: #3a424b;
    --red: #ff7b72; --orange: #f0983e; --yellow: #e3b341; --green: #56d364;
    --first: #6cb0ff; --second: #f0983e; --third: #c49bff; --grid: #262c34;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p, ul { margin: .5rem 0; }
ul { padding-left: 1.4rem; }
a { color: var(--first); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875em; }
code { overflow-wrap: anywhere; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; }
header { border-left: .4rem solid var(--muted); padding: .25rem 0 .25rem 1rem; }
header.block { border-color: var(--red); }
header.inconclusive, header.needs-approval { border-color: var(--orange); }
header.pass { border-color: var(--green); }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
table.wide { min-width: 52rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; white-space: nowrap; }
td { overflow-wrap: break-word; }
.number { text-align: right; white-space: nowrap; }
.name { overflow-wrap: anywhere; min-width: 9rem; }
.muted { color: var(--muted); font-size: .9rem; }
.alarm { border: 1px solid var(--orange); border-left-width: .4rem; border-radius: 6px; padding: .6rem .8rem; font-weight: 600; }
td.bad, td.unsure, td.good { min-width: 9rem; }
.bad { color: var(--red); font-weight: 600; }
.unsure { color: var(--orange); font-weight: 600; }
.good { color: var(--green); font-weight: 600; }
article { border: 1px solid var(--line); border-radius: 6px; padding: .25rem 1rem .75rem; margin: .75rem 0; overflow-wrap: anywhere; }
article.error { border-left: .4rem solid var(--red); }
article.warning { border-left: .4rem solid var(--yellow); }
article.accepted { border-left: .4rem solid var(--muted); }
article h3 { margin-top: .6rem; }
pre.before { border-left: .4rem solid var(--red); }
pre.after { border-left: .4rem solid var(--green); }
summary { cursor: pointer; }
figure { margin: 1rem 0; overflow-x: auto; }
figcaption { color: var(--muted); font-size: .9rem; }
svg { display: block; width: 100%; min-width: 42rem; height: auto; }
svg text { fill: var(--muted); font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg .strong { fill: var(--text); }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
.grid { stroke: var(--grid); stroke-width: 1; }
.axis { stroke: var(--muted); stroke-width: 1; }
.zero { stroke: var(--text); stroke-width: 1; stroke-dasharray: 2 3; }
.first, .second, .third { fill: none; stroke-width: 2; stroke-linejoin: round; }
.first { stroke: var(--first); }
.second { stroke: var(--second); stroke-dasharray: 6 3; }
.third { stroke: var(--third); stroke-dasharray: 2 2; }
.bars { fill: var(--first); fill-opacity: .28; stroke: var(--first); stroke-width: 1; }
.dot { fill: var(--first); stroke: var(--ground); stroke-width: 1; }
.dot.regressed { fill: var(--red); }
.interval { stroke: var(--first); stroke-width: 3; }
.interval.regressed { stroke: var(--red); }
.marker { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 4 3; }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; overflow-wrap: anywhere; }
@media print {
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  article, figure, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  svg, table.wide { min-width: 0; }
  pre { white-space: pre-wrap; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`
