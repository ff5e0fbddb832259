/** What a file is for, told by its path alone; '/'-separated. First that fits wins. */
const ROLES: readonly (readonly [string, RegExp])[] = [
  [
    'lock-file',
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|gemfile\.lock|cargo\.lock|go\.mod|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|go\.sum(?:\.\w+)?|flake\.lock|mix\.lock|pubspec\.lock|podfile\.lock|packages\.lock\.json|gradle\.lockfile|\.terraform\.lock\.hcl|deno\.lock|.*\.lock)$/i,
  ],
  ['minified', /\.min\.(?:js|mjs|css)$|[.-]bundle\.js$|\.chunk\.(?:js|css)$|\.(?:js|css)\.map$/i],
  [
    'vendored',
    /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|vendors|third[_-]?party|thirdparty|3rdparty|external|externals|site-packages|dist-packages|[^/]+\.dist-info|botocore\/data|godeps|pods|carthage|\.yarn)\//i,
  ],
  ['test', /(?:^|\/)(?:tests?|specs?|fixtures?|testdata)\/(?:.*\/)?[^/]+\.(?:pem|key|p12|pfx|p8|jks|keystore)$/i],
  // A page stays a page where a folder is called like translations or builds.
  [
    'documentation',
    /(?:^|\/)(?:dist|build|out|target|i18n|l10n|locales?|langs?|languages?|translations?)\/.*\.(?:md|mdx|markdown|rst|adoc)$/i,
  ],
  [
    'generated',
    /(?:^|\/)(?:dist|build|out|target|generated|gen|autogen|coverage|\.next|\.nuxt|__generated__|__snapshots__)\/|\.(?:pb\.go|pb\.cc|pb\.h|g\.dart|designer\.cs|generated\.\w+|snap)$|_pb2\.py$|(?:^|\/)zz_generated/i,
  ],
  [
    'translation',
    /(?:^|\/)(?:i18n|l10n|locales?|lang|langs|languages?|translations?|messages)\/|\.(?:po|pot|mo|xlf|xliff|resx|strings|arb|lproj)$|(?:^|\/)messages(?:[_.-][a-z]{2})?\w*\.(?:properties|json|ya?ml)$|_(?:ar|bg|ca|cs|da|de|el|es|et|fa|fi|fr|he|hi|hr|hu|id|it|iw|ja|ko|lt|lv|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)(?:_[a-z]{2,4})?\.properties$/i,
  ],
  [
    'test',
    /(?:^|\/)(?:tests?|testing|testdata|test[_-]?data|__tests__|__mocks__|specs?|e2e|integration[_-]?tests?|it|unit|fixtures?|mocks?|stubs?|cypress|playwright|features|testutils?|testfiles|testcases|testsuite|test-suite|t)\/|(?:^|\/)(?:test_|tests?\.|conftest)[^/]*$|[._-](?:test|tests|spec|specs|mock|mocks|fixture|fixtures|e2e|stories|cy)\.[a-z0-9]+$|(?:test|tests|spec|testcase)\.(?:java|kt|scala|groovy|cs|swift|php|vb|go|rb)$|(?:^|\/)(?:mock|fake|dummy)[_-][^/]*$|(?:^|\/)test[_-]?(?:util|helper|suite|support)s?[^/]*$|(?:localhost|snake-?oil|self-?signed|dummy|(?:^|[/._-])test)[^/]*\.(?:key|pem|p12|pfx|jks|p8)$|test\.(?:key|pem|p12|pfx|jks)$|_test\.\w+$/i,
  ],
  [
    'example',
    /(?:^|\/)(?:examples?|_?samples?|demos?|tutorials?|playgrounds?|sandbox|quickstarts?|getting[_-]started|boilerplates?|showcase|snippets?)\/|[._-](?:example|sample|template|tmpl|dist|default|defaults|stub|demo)(?:\.[a-z0-9]+)?$|(?:^|\/)(?:examples?|sample|demo)[._-][^/]*$/i,
  ],
  [
    'documentation',
    /\.(?:md|mdx|markdown|rst|adoc|asciidoc|textile|pod|tex|man|[1-9])$|(?:^|\/)(?:docs?|documentation|docbkx|docbook|asciidoc|_sources|_built|_build|_site|_book|htmldocs|javadocs?|apidocs?|wiki|manuals?|man|guides?|website)\/|(?:^|\/)(?:v?\d+\.(?:\d+|x)[\w.]*|latest|stable|javadoc|changelog)\/(?:.*\/)?[^/]+\.html?$|(?:^|\/)(?:swagger|openapi|api-docs?)[^/]*\.(?:ya?ml|json)$|(?:^|\/)(?:readme|changelog|changes|history|contributing|license|licence|copying|authors|notice|news|security|install|upgrading)(?:\.[a-z]+)?$/i,
  ],
  [
    'ci',
    /(?:^|\/)(?:\.github\/(?:workflows|actions)|\.circleci|\.gitlab|\.buildkite|\.azure-pipelines|\.teamcity|\.woodpecker)\/|(?:^|\/)(?:\.travis\.yml|\.gitlab-ci\.yml|appveyor\.yml|\.drone\.yml|azure-pipelines\.ya?ml|jenkinsfile|bitbucket-pipelines\.yml|wercker\.yml|cloudbuild\.ya?ml|buildspec\.ya?ml|codefresh\.yml)$/i,
  ],
  [
    'infrastructure',
    /\.(?:tf|tfvars|tfstate|hcl|bicep|nomad)(?:\.backup|\.json)?$|(?:^|\/)(?:dockerfile|containerfile|docker-compose|compose|vagrantfile|procfile|chart|values|kustomization|playbook|ansible|inventory|cloudformation)[^/]*$|(?:^|\/)(?:k8s|kubernetes|helm|charts?|terraform|ansible|deploy(?:ment)?s?|infra(?:structure)?|docker|kube|manifests?|pulumi)\//i,
  ],
  [
    'configuration',
    /\.(?:env|ini|cfg|conf|cnf|config|properties|toml|ya?ml|plist|reg|npmrc|netrc|pgpass|htpasswd|rsp|inf|settings)$|(?:^|\/)\.env(?:[._-][^/]*)?$|(?:^|\/)(?:config|conf|settings|etc)\/|(?:^|\/)(?:appsettings|settings|config|credentials|secrets?)[^/]*\.(?:json|xml|py|php|rb|js|ts)$|(?:^|\/)\.[a-z]+rc$/i,
  ],
  [
    'data',
    /\.(?:json|jsonl|ndjson|csv|tsv|xml|sql|dump|har|log|txt|dat|db|sqlite3?|ipynb|parquet|geojson|svg|html?|xhtml)$/i,
  ],
  [
    'source',
    /\.(?:c|h|cc|cpp|cxx|hpp|hh|m|mm|cs|vb|fs|java|kt|kts|scala|groovy|gradle|clj|js|mjs|cjs|jsx|ts|mts|cts|tsx|vue|svelte|py|pyw|rb|php|phtml|pl|pm|go|rs|swift|dart|lua|r|jl|hs|ml|ex|exs|erl|nim|zig|d|pas|sh|bash|zsh|fish|ps1|psm1|bat|cmd|asm|s|sol|cr|elm|coffee|tcl|awk|erb|ejs|pug|hbs|jinja2?|j2|tmpl|cmake|make|mk|css|scss|less|proto|thrift|graphql)$|(?:^|\/)(?:makefile|rakefile|gemfile|cmakelists\.txt|build\.gradle|configure)[^/]*$/i,
  ],
];

/**
 * The role of a file: 'lock-file', 'minified', 'vendored', 'generated', 'translation', 'test', 'example', 'documentation',
 * 'ci', 'infrastructure', 'configuration', 'data', 'source', or 'other'. A hint from the name, never a proof.
 */
export function fileRole(path: string): string {
  for (const [role, pattern] of ROLES) if (pattern.test(path)) return role;
  return 'other';
}
