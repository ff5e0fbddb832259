/** Values that people use as passwords and that also stand in any text: replacing them everywhere would damage it. */
const WORDS = new Set(
  (
    'admin administrator root user username guest test testing tester password passwd pass secret token key login ' +
    'default example sample demo changeme change letmein welcome hello world public private system server client ' +
    'master postgres mysql mongo redis oracle sa db database qwerty monkey dragon football baseball sunshine princess ' +
    'superman batman trustno iloveyou shadow ninja abc123 foo bar baz foobar hunter tiger summer winter spring autumn ' +
    'true false null none empty unknown local localhost production development staging docker kubernetes jenkins ' +
    'ubuntu debian vagrant centos linux windows service account email name value string number config configuration'
  ).split(' '),
);

/** True for one dictionary-like word, with or without digits behind it. */
export function isCommonWord(value: string): boolean {
  const word = value.toLowerCase().replace(/[0-9!.?_-]+$/, '');
  return WORDS.has(value.toLowerCase()) || WORDS.has(word) || /^[0-9]{1,6}$/.test(value);
}
