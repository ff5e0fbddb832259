/** The borders between the rooms of src/, each with its reason. `npm run borders` checks them. */
const io = '^(node:)?(fs|child_process|net|http|https|tls|dgram)(/|$)';

export default {
  forbidden: [
    {
      name: 'detect-is-pure',
      severity: 'error',
      comment: 'Detection runs on bytes alone, so that it can be tested, fuzzed and moved to a thread. Only the rule loader reads files.',
      from: { path: '^src/detect/', pathNot: '^src/detect/rules/(load-patterns|[a-z-]*files?)\\.ts$' },
      to: { path: `^src/(odb|history|scan|findings|plan|rehearse|report|cli)/|${io}` },
    },
    {
      name: 'odb-knows-no-rules',
      severity: 'error',
      comment: 'The object database gives bytes; what they mean is none of its business.',
      from: { path: '^src/odb/' },
      to: { path: '^src/(detect|history|scan|findings|plan|rehearse|report|cli)/' },
    },
    {
      name: 'kernel-needs-nothing',
      severity: 'error',
      comment: 'The inner loops and their memory serve the rooms above them.',
      from: { path: '^src/kernel/' },
      to: { path: `^src/(?!kernel/)|${io}` },
    },
    {
      name: 'history-reads-odb-only',
      severity: 'error',
      comment: 'Commits, trees and refs are facts about the repository, whatever was found in it.',
      from: { path: '^src/history/' },
      to: { path: '^src/(detect|scan|findings|plan|rehearse|report|cli)/' },
    },
    {
      name: 'findings-are-data',
      severity: 'error',
      comment: 'Reports, plans and baselines are made from findings: the model depends on none of them.',
      from: { path: '^src/findings/' },
      to: { path: `^src/(odb|history|scan|plan|rehearse|report|cli)/|${io}` },
    },
    {
      name: 'plan-does-not-act',
      severity: 'error',
      comment: 'A plan is data that a person approves: nothing here touches a repository, a process or a network.',
      from: { path: '^src/plan/' },
      to: { path: `^src/(odb|history|scan|rehearse|report|cli)/|${io}` },
    },
    {
      name: 'scan-does-not-present',
      severity: 'error',
      comment: 'A scan ends with a report as data; how it looks is decided elsewhere.',
      from: { path: '^src/scan/' },
      to: { path: '^src/(plan|rehearse|report|cli)/' },
    },
    {
      name: 'report-renders-only',
      severity: 'error',
      comment: 'A format turns data into text. What it needs is in the data.',
      from: { path: '^src/report/' },
      to: { path: '^src/(odb|history|scan|rehearse|cli)/' },
    },
    {
      name: 'only-the-command-line-talks',
      severity: 'error',
      comment: 'A library stays silent: colours, tables and flags are for src/cli and src/report.',
      from: { path: '^src/(?!cli/|report/)' },
      to: { path: 'node_modules/(chalk|cli-table3|commander)/' },
    },
    {
      name: 'nothing-needs-the-command-line',
      severity: 'error',
      comment: 'The library works without it.',
      from: { path: '^src/(?!cli/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 're2-behind-one-door',
      severity: 'error',
      comment: 're2 may be missing where install scripts may not run. One file tries to load it.',
      from: { path: '^src/', pathNot: '^src/detect/engine/re2\\.ts$' },
      to: { path: 'node_modules/re2/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Files that need each other are one file, or one of them holds too much.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      comment: 'The program runs without its tests.',
      from: { path: '^src/' },
      to: { path: '^(test|fixtures-repos|bench)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
