import { CONFIDENCES, lowerBy } from '../levels.js';
import type { Confidence } from '../types.js';

export interface PersonalDataMatch {
  readonly rule: string;
  readonly confidence: Confidence;
}

export interface PathJudgement {
  /** May differ from the match's: an address in AUTHORS is `pii-email-maintainer`. */
  readonly rule: string;
  readonly confidence: Confidence;
  readonly drop: boolean;
  /** In words; '' where the path says nothing. */
  readonly reason: string;
}

/** Files that name the project's own people, by base name. */
const PEOPLE_FILE =
  /^(?:authors?|contributors?|maintainers?|credits|thanks|owners|codeowners|committers|developers|people|teams?|acknowledge?ments|copying|copyright|licen[cs]e|unlicense|notices?|third[-_]?party[-_]?\w*|change[-_]?logs?|changes|history|news|release[-_]?notes|readme|security|support|governance|code[-_]of[-_]conduct|contributing|funding|todo|install|hacking)(?:[._-][\w.-]*)?$/i;

/** Manifests with author fields. */
const MANIFEST =
  /(?:^|\/)(?:package\.json|bower\.json|composer\.json|cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|pom\.xml|build\.gradle(?:\.kts)?|description|meta\.(?:json|ya?ml)|metadata\.(?:json|ya?ml|rb)|dist\.ini|makefile\.pl|build\.pl|manifest\.json|mix\.exs|pubspec\.ya?ml|elm\.json|chart\.ya?ml|galaxy\.yml|configure\.(?:ac|in)|plugin\.xml|module\.xml|\.mailmap|\.all-contributorsrc|pkgbuild|portfile|default\.nix|control|info\.plist)$|\.(?:gemspec|podspec|cabal|nuspec|opam|spec|rockspec|csproj|vbproj|ebuild|asd|dsc|asc|po|pot|ts\.in|desktop|mailmap)$/i;

const PEOPLE_FOLDER =
  /(?:^|\/)(?:relnotes|release[-_]?notes|changelogs?|debian|licen[cs]es|contrib(?:utors)?\/people|\.github|\.gitlab)\//i;
const VENDORED =
  /(?:^|\/)(?:node_modules|vendor|vendors|third[-_]?party|3rd[-_]?party|external|externals|deps|bower_components|jspm_packages|site-packages|godeps|pods|carthage|dist-packages|\.yarn)\//i;
const LOCK_FILE =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|gemfile\.lock|cargo\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|go\.sum|mix\.lock|podfile\.lock|pubspec\.lock|flake\.lock|packages\.lock\.json|gradle\.lockfile|[\w.-]+\.lock)$/i;
const GENERATED =
  /\.(?:min\.(?:js|css|mjs)|map|svg|pb\.go|snap|woff2?|eot|ttf|wasm|d\.ts)$|(?:^|\/)(?:dist|__snapshots__|cassettes)\//i;
const TEST =
  /(?:^|\/)(?:tests?|t|spec|specs|__tests__|__mocks__|mocks?|fixtures?|testdata|test-data|examples?|samples?|demos?|e2e)\/|[._-](?:test|spec|mock|fixture)s?\.[^/]+$|(?:^|\/)test_[^/]+$/i;
const PATCH = /\.(?:patch|diff|mbox)$/i;

/**
 * What a file's name says about personal data found in it. Pure; applied to findings after attribution, since a blob does
 * not know its names. Of several paths of one blob the caller takes the least lenient judgement.
 */
export function judgePersonalDataByPath(path: string, match: PersonalDataMatch): PathJudgement {
  const same: PathJudgement = { rule: match.rule, confidence: match.confidence, drop: false, reason: '' };
  if (LOCK_FILE.test(path)) return { ...same, drop: true, reason: 'a lock file holds versions and digests' };
  if (match.rule === 'pii-email') return judgeEmail(path, same);
  if (GENERATED.test(path) && match.confidence !== 'certain') {
    return { ...same, drop: true, reason: 'digits in a generated file' };
  }
  return TEST.test(path)
    ? { ...same, confidence: lowerBy(CONFIDENCES, match.confidence), reason: 'in a test or example' }
    : same;
}

function judgeEmail(path: string, same: PathJudgement): PathJudgement {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const maintainer = { ...same, rule: 'pii-email-maintainer' };
  if (PEOPLE_FILE.test(base) || MANIFEST.test(path) || PEOPLE_FOLDER.test(path)) {
    return { ...maintainer, reason: "a file that names the project's own people" };
  }
  if (VENDORED.test(path)) return { ...maintainer, reason: "another project's code" };
  if (PATCH.test(path)) return { ...maintainer, reason: 'a patch names its authors' };
  if (TEST.test(path))
    return { ...same, confidence: lowerBy(CONFIDENCES, same.confidence), reason: 'in a test or example' };
  return same;
}
