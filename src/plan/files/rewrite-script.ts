/**
 * `rewrite.sh SOURCE MIRROR [OUTPUT]`: a mirror clone of SOURCE at MIRROR, rewritten; nothing is pushed. POSIX sh. The
 * mirror grows under another name and appears only when it is finished, so a failure never leaves a half-made one.
 */
export interface RewriteScriptOptions {
  /** Nothing to rewrite: the script says so and makes no mirror. */
  needed: boolean;
  /** git filter-repo's options, by the files that exist: expressions, messages, paths, ... */
  options: string[];
}

export function rewriteScript({ needed, options }: RewriteScriptOptions): Buffer {
  const run = options.map((option) => `  ${option} \\\n`).join('');
  const body = needed ? SCRIPT.replace('@OPTIONS@', () => run) : NOTHING_TO_DO;
  return Buffer.from(HEAD.trimStart() + body, 'utf8');
}

const HEAD = String.raw`
#!/bin/sh
# Written by unearth. Usage: sh rewrite.sh SOURCE MIRROR [OUTPUT]
#   SOURCE  the repository, as a path or URL: complete, neither shallow nor partial
#   MIRROR  where the rewritten mirror clone will be; must not exist
#   OUTPUT  where log, commit-map and ref-map go (default: "run" beside this script)
# Rewrites in the mirror only. Pushes nothing. Exit codes: 0 done, 1 failed, 2 usage.
set -eu
umask 077
`;

const NOTHING_TO_DO = String.raw`
echo "rewrite.sh: this plan rewrites nothing: every credential in it is left to rotation or amending (see PLAN.md)" >&2
exit 1
`;

const SCRIPT = String.raw`
fail() {
  printf 'rewrite.sh: %s\n' "$1" >&2
  [ -z "\${2-}" ] || printf '  way out: %s\n' "$2" >&2
  exit "\${3-1}"
}

[ $# -eq 2 ] || [ $# -eq 3 ] || fail 'usage: sh rewrite.sh SOURCE MIRROR [OUTPUT]' '' 2
source_repo=$1
mirror=$2
plan=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || fail 'cannot find the folder of this script'
output=\${3-$plan/run}
case $mirror in -*) mirror=./$mirror ;; esac
case $output in -*) output=./$output ;; esac
case $source_repo in -*) source_repo=./$source_repo ;; esac

# Git must see this repository and no other, run nothing of it, and keep no reflog of what it replaces.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_NAMESPACE GIT_TRACE
export GIT_NO_REPLACE_OBJECTS=1 GIT_TERMINAL_PROMPT=0 GIT_NO_LAZY_FETCH=1 LC_ALL=C
export GIT_CONFIG_COUNT=11
export GIT_CONFIG_KEY_0=core.hooksPath GIT_CONFIG_VALUE_0=/dev/null
export GIT_CONFIG_KEY_1=core.logAllRefUpdates GIT_CONFIG_VALUE_1=false
export GIT_CONFIG_KEY_2=gc.auto GIT_CONFIG_VALUE_2=0
export GIT_CONFIG_KEY_3=core.fsmonitor GIT_CONFIG_VALUE_3=false
export GIT_CONFIG_KEY_4=fetch.fsckObjects GIT_CONFIG_VALUE_4=false
export GIT_CONFIG_KEY_5=transfer.fsckObjects GIT_CONFIG_VALUE_5=false
export GIT_CONFIG_KEY_6=maintenance.auto GIT_CONFIG_VALUE_6=false
export GIT_CONFIG_KEY_7=advice.detachedHead GIT_CONFIG_VALUE_7=false
export GIT_CONFIG_KEY_8=init.templateDir GIT_CONFIG_VALUE_8=
export GIT_CONFIG_KEY_9=gc.writeCommitGraph GIT_CONFIG_VALUE_9=false
export GIT_CONFIG_KEY_10=fetch.writeCommitGraph GIT_CONFIG_VALUE_10=false
export UNEARTH_PLAN="$plan" PYTHONDONTWRITEBYTECODE=1

command -v git >/dev/null 2>&1 || fail 'git is not installed' 'install git 2.31 or newer'
command -v python3 >/dev/null 2>&1 || fail 'python3 is not installed' 'install Python 3.6 or newer: git-filter-repo needs it too'
capabilities=$(git filter-repo -h 2>/dev/null) ||
  fail 'git filter-repo is not installed' 'pip install git-filter-repo, or your distribution'\''s git-filter-repo package'
case $capabilities in
  *sensitive-data-removal*) ;;
  *) echo 'rewrite.sh: note: git filter-repo older than 2.47 found: it works here, but may drop files in unusual merges; the rehearsal shows it' >&2 ;;
esac

if [ -e "$mirror" ] || [ -L "$mirror" ]; then
  fail "MIRROR exists already: $mirror" 'name a folder that does not exist, or remove that one yourself'
fi
parent=$(dirname -- "$mirror")
[ -d "$parent" ] || fail "the folder for MIRROR does not exist: $parent" 'make it first'

# A shallow or partial source would become a complete-looking, truncated history; a push of it would replace the real one.
if [ -d "$source_repo" ]; then
  git -C "$source_repo" rev-parse --git-dir >/dev/null 2>&1 ||
    fail "SOURCE is not a git repository (or belongs to another user): $source_repo" 'give the path of a clone; git config safe.directory allows one of another user'
  [ "$(git -C "$source_repo" rev-parse --is-shallow-repository)" = false ] ||
    fail 'SOURCE is a shallow clone: part of its history is missing' 'git clone --mirror URL gives a complete one; or git fetch --unshallow'
  if git -C "$source_repo" config --get-regexp '^remote\..*\.(promisor|partialclonefilter)$' >/dev/null 2>&1 ||
    git -C "$source_repo" config --get extensions.partialclone >/dev/null 2>&1; then
    fail 'SOURCE is a partial clone: some of its objects are missing' 'git clone --mirror URL, without --filter'
  fi
  if refspecs=$(git -C "$source_repo" config --get-all remote.origin.fetch 2>/dev/null); then
    case $refspecs in
      *'*'*) ;;
      *) fail 'SOURCE is a single-branch clone: other branches of its remote are missing' 'git clone --mirror URL' ;;
    esac
  fi
fi

mkdir -p -- "$output" && chmod 700 "$output" || fail "cannot write to OUTPUT: $output" 'give another folder as third argument'
output=$(CDPATH= cd -- "$output" && pwd)
log=$output/log
: >"$log" && chmod 600 "$log"
work=$mirror.unfinished-$$
mkdir -- "$work" || fail "cannot write beside MIRROR: $parent" 'choose a folder you may write to'
work=$(CDPATH= cd -- "$work" && pwd)
place=$(CDPATH= cd -- "$parent" && pwd)/$(basename -- "$mirror")
done=no
clean_up() {
  status=$?
  trap - EXIT HUP INT TERM
  [ "$done" = yes ] || rm -rf -- "$work" "$output/state.json" "$output/old-graph" "$output/refs"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

step() { printf 'rewrite.sh: %s\n' "$1" >&2; printf '== %s\n' "$1" >>"$log"; }
# Messages of git may name branches, and a branch's name may be the secret: they go to the log (mode 0600).
logged() { "$@" </dev/null >>"$log" 2>&1; }

step 'cloning (a mirror: every ref, its own copy of every object)'
logged git clone --quiet --mirror --no-local --template= -- "$source_repo" "$work" ||
  fail 'git clone failed' "read the end of $log"
[ "$(git -C "$work" rev-parse --is-shallow-repository)" = false ] ||
  fail 'SOURCE is shallow: part of its history is missing' 'git clone --mirror URL gives a complete one'
if [ -d "$source_repo" ]; then
  here=$(git -C "$source_repo" for-each-ref --format='%(objectname)' | wc -l)
  there=$(git -C "$work" for-each-ref --format='%(objectname)' | wc -l)
  [ "$here" -eq "$there" ] ||
    fail 'SOURCE hides some of its refs from clones' 'remove transfer.hideRefs and uploadpack.hideRefs from its configuration for the time of the clone'
fi
logged git -C "$work" rev-list --objects --all --quiet || fail 'SOURCE lacks objects that its history needs' 'git fsck names them; restore them from another clone'

# git filter-repo takes ids of other than 40 digits for numbers of its own.
if [ "$(git -C "$work" rev-parse --show-object-format)" = sha256 ] &&
  [ -n "$(git -C "$work" log --all --raw -m --format= --diff-filter=AMT --no-renames | awk '$2 == "160000" { print "yes"; exit }')" ]; then
  fail 'SOURCE is a SHA-256 repository with submodules: git filter-repo cannot read them' 'end the exposure by rotation; the values can go once git filter-repo reads such repositories'
fi

step 'setting refs aside'
stages=$(python3 "$plan/unearth_rewrite.py" prepare "$work" "$output" 2>>"$log") || fail 'the refs could not be set aside' "read the end of $log"
[ "$stages" -gt 0 ] || fail 'SOURCE has no commits, tags or branches: there is nothing to rewrite'

step 'rewriting (git filter-repo)'
# Words without spaces: branches to rewrite, and commits before which nothing is to change.
refs=$(cat "$output/refs")
[ -z "$refs" ] || (
  cd -- "$work"
  # shellcheck disable=SC2086
  case $refs in --all) set -- ;; *) set -- --refs $refs ;; esac
  # Marks of what comes before, where git filter-repo cannot read ids (SHA-256).
  ! git show-ref --quiet --verify refs/heads/unearth/state || set -- --state-branch unearth/state "$@"
  logged git filter-repo \
@OPTIONS@    --preserve-commit-encoding --prune-empty never --prune-degenerate never --replace-refs delete-no-add "$@"
) || fail 'git filter-repo failed' "read the end of $log; nothing was changed outside the mirror, which is removed"

step 'putting refs, tags and notes back'
summary=$(python3 "$plan/unearth_rewrite.py" finish "$work" "$output" "$place" 2>>"$log") || fail 'the refs could not be put back' "read the end of $log"

step 'dropping what nothing reaches any more'
rm -rf -- "$work/filter-repo" "$work/FETCH_HEAD" "$work/ORIG_HEAD" "$work/logs"
rm -f -- "$work"/fast_import_crash_*
# Not "git remote remove": that deletes refs/remotes too. A mirror without a remote cannot be pushed by mistake.
logged git -C "$work" config --remove-section remote.origin || :
logged git -C "$work" pack-refs --all --prune
logged git -C "$work" reflog expire --expire=now --all
logged git -C "$work" gc --quiet --prune=now || fail 'git gc failed in the mirror' "read the end of $log"
logged git -C "$work" fsck --connectivity-only --no-dangling || fail 'the rewritten mirror is not sound' "read the end of $log"

mv -- "$work" "$mirror" || fail "MIRROR cannot be put in place: $mirror"
done=yes
printf '%s\n' "$summary"
printf 'mirror: %s\npush: sh %s/push.sh URL\nlog and maps (may name secret branches; mode 0600): %s\n' "$mirror" "$output" "$output"
`.replaceAll('\\${', '${');
