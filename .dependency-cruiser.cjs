// The import directions of the design, one rule per row. The message tells why, so that a red line teaches.
const row = (from, allowed, why) => ({
  name: `${from.replace(/[^a-z]+/g, '-')}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...allowed.map((a) => `^src/${a}/`)] },
});
const IO =
  '^(node:)?(fs|net|http|https|child_process|worker_threads|dgram)|node_modules/(express|mongoose|ioredis|botkit|libsql|pino)';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Cycles hide who owns what.',
      from: {},
      to: { circular: true },
    },
    row('shared', [], 'shared is the floor: it knows nothing of ours.'),
    row('contracts', ['shared'], 'contracts are the words everybody shares; they depend on nobody.'),
    row('channels', ['contracts', 'shared'], 'A channel only carries: it does not know the engine.'),
    row('nlu', ['contracts', 'shared'], 'Understanding stands alone, so that it can be measured alone.'),
    row(
      'law',
      ['contracts', 'shared'],
      'Labour-law maths stands alone: cases, skills and dialogue count alike.',
    ),
    row(
      'dialogue',
      ['law', 'contracts', 'shared'],
      'dialogue decides from plain values; skills are handed to it.',
    ),
    row(
      'skills',
      ['law', 'contracts', 'shared'],
      'A skill is reviewed by someone who knows wage law: no plumbing.',
    ),
    row('cases', ['law', 'contracts', 'shared'], 'Case rules are pure; stores arrive as ports.'),
    row(
      'documents',
      ['contracts', 'shared'],
      'A paper is drawn up from a case and a list of articles: no store, no route.',
    ),
    row('register', ['contracts', 'shared'], 'The register keeps lists; stores arrive as ports.'),
    row(
      'content',
      ['contracts', 'shared'],
      'Publishing content knows neither routes nor stores; ports arrive.',
    ),
    row('storage', ['contracts', 'shared'], 'Storage serves ports and knows no rules.'),
    row(
      'conversation',
      ['dialogue', 'contracts', 'shared'],
      'Everything else arrives as a port from app.ts.',
    ),
    row(
      'consoles/api',
      ['cases', 'documents', 'register', 'conversation', 'contracts', 'shared'],
      'Routes are thin: policy, command, presenter.',
    ),
    row('consoles/web', ['contracts'], 'No server code reaches a browser.'),
    {
      name: 'skills-apart',
      comment: 'Skills do not import each other: handing over is a wish returned to dialogue.',
      severity: 'error',
      from: { path: '^src/skills/([^/]+)/' },
      to: { path: '^src/skills/([^/]+)/', pathNot: ['^src/skills/$1/', '^src/skills/common/'] },
    },
    {
      name: 'pure-folders',
      comment: 'dialogue, skills, law, contracts and documents do no input or output.',
      severity: 'error',
      from: { path: '^src/(dialogue|skills|law|contracts|documents)/' },
      to: { path: IO },
    },
    {
      name: 'mongoose-stays-home',
      comment: 'Mongoose documents never leave storage/.',
      severity: 'error',
      from: { pathNot: '^src/storage/' },
      to: { path: 'node_modules/(mongoose|mongodb)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
};
