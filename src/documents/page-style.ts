/** Style of a page that is printed on A4. One constant, so that the policy of the response can name its hash. */
export const PAGE_STYLE = `
@page { size: A4; margin: 22mm 20mm 20mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9e7e1; color: #111; font: 12pt/1.75 "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", serif; overflow-wrap: anywhere; }
main, aside { max-width: 210mm; margin: 1rem auto; padding: 18mm 16mm; background: #fff; }
h1 { margin: 0 0 8mm; text-align: center; font-size: 20pt; line-height: 1.3; }
h2 { margin: 6mm 0 2mm; font-size: 13pt; break-after: avoid; }
p { margin: 0 0 2mm; text-indent: 2em; }
ol, ul { margin: 0; padding-left: 2em; }
li { margin-bottom: 1.5mm; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #444; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; font-weight: normal; }
th { width: 32%; background: #f4f2ec; }
tr { break-inside: avoid; }
mark { background: #fff2a8; color: #6b3a00; text-decoration: underline; text-underline-offset: 0.2em; }
.to { margin-top: 8mm; text-indent: 0; }
.sign { margin-top: 8mm; break-inside: avoid; }
.foot, .how { font: 9.5pt/1.6 system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #555; text-indent: 0; }
.foot { margin-top: 8mm; border-top: 1px solid #bbb; padding-top: 2mm; }
.how { max-width: 210mm; margin: 1rem auto 0; padding: 0 16mm; }
@media (max-width: 640px) { main, aside { margin: 0.5rem 0; padding: 1.25rem 1rem; } .how { padding: 0 1rem; } th { width: 38%; } }
@media print { body { background: #fff; } main, aside { max-width: none; margin: 0; padding: 0; } aside { break-before: page; } .how { display: none; } }
`;
