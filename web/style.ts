// One style sheet for all pages: system fonts, readable on a phone, colour never the only sign.
export const STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --shade: #f3f5f8; --link: #0b57a4; --warn: #8a3b00; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; color: var(--ink); background: var(--paper); }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: .75rem 1rem; }
header { border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
header strong { font-size: 1.15rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0; padding: 0; }
a { color: var(--link); } a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
h1 { font-size: 1.4rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.local { background: #fff4d6; border: 1px solid #d9b44a; border-radius: .25rem; padding: .1rem .5rem; font-size: .9rem; }
.soft { color: var(--soft); } .late { color: var(--warn); font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } th { background: var(--shade); }
td.number, th.number { text-align: right; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .25rem 1rem; } dt { color: var(--soft); } dd { margin: 0; }
form { margin: .5rem 0 1.25rem; } fieldset { border: 1px solid var(--line); border-radius: .25rem; margin: 0 0 1rem; } label { display: block; margin: .5rem 0 .15rem; }
input, textarea, select { font: inherit; width: 100%; max-width: 36rem; padding: .4rem; border: 1px solid #6e7781; border-radius: .25rem; }
button { font: inherit; margin-top: .6rem; padding: .45rem 1rem; border: 1px solid var(--link); border-radius: .25rem; background: var(--link); color: #fff; cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--shade); padding: 1rem; border-radius: .25rem; font: inherit; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; }
ol.timeline { padding-left: 1.25rem; } ol.timeline li { margin-bottom: .6rem; }
@media (max-width: 44rem) {
  table.cards thead { position: absolute; left: -100rem; } table.cards tr { display: block; border: 1px solid var(--line); border-radius: .25rem; margin-bottom: .6rem; padding: .3rem .6rem; }
  table.cards td, table.cards td.number { display: flex; justify-content: space-between; gap: 1rem; border: 0; padding: .15rem 0; text-align: right; }
  table.cards td::before { content: attr(data-label); color: var(--soft); text-align: left; flex: 0 0 42%; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
}
`;
