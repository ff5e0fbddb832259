/**
 * The Python module that rewrite.sh and the callbacks use. It holds no secret: what is replaced stands in
 * rewrite-data.json. git-filter-repo is only ever shown plain branches, one for each commit that some ref leads to;
 * everything it mishandles (stash, remote-tracking and replace refs, tags of tags, tags on blobs and trees, ref names,
 * notes) is taken apart before and put together again after, from the objects themselves.
 */
export function rewriteHelperFile(): Buffer {
  return Buffer.from(HELPER.trimStart(), 'utf8');
}

const HELPER = String.raw`
"""Helper of rewrite.sh, written by unearth. Python >= 3.6, no other packages.

  prepare REPO OUTPUT   replaces every ref of REPO by plain branches that git-filter-repo rewrites well, and says from where on
  finish  REPO OUTPUT MIRROR  puts every ref, tag and note back on the rewritten objects and writes the maps
"""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STAGE = b'refs/heads/unearth/'
SIGNATURES = (b'-----BEGIN PGP SIGNATURE-----', b'-----BEGIN PGP MESSAGE-----',
              b'-----BEGIN SSH SIGNATURE-----', b'-----BEGIN SIGNED MESSAGE-----')


def load_rules():
  with open(os.path.join(HERE, 'rewrite-data.json'), encoding='ascii') as f:
    raw = json.load(f)
  pairs = lambda name: [(bytes.fromhex(a), bytes.fromhex(b)) for a, b in raw[name]]
  return {
    'literals': pairs('messageLiterals'),
    'patterns': [(re.compile(a), b) for a, b in pairs('messagePatterns')],
    'identities': pairs('identities'),
    'refNames': pairs('refNames'),
    'clean': [commit.encode() for commit in raw['clean']],
    'blobs': {key.encode(): edit for key, edit in raw['blobs'].items()},
  }


RULES = load_rules()


# ---- what the callbacks of git-filter-repo call ----

def rewrite_blob(blob):
  edit = RULES['blobs'].get(blob.original_id)
  if edit is None:
    return
  if 'whole' in edit:
    blob.data = bytes.fromhex(edit['whole'])
    return
  for find, put in edit['replace']:
    blob.data = blob.data.replace(bytes.fromhex(find), bytes.fromhex(put))


def rewrite_identity(text):
  for find, put in RULES['identities']:
    if b'@' in find and text.lower() == find.lower():
      return put
    text = text.replace(find, put)
  return text


# ---- the same replacements for what we rewrite ourselves ----

def rewrite_message(text):
  for find, put in RULES['literals']:
    text = text.replace(find, put)
  for pattern, put in RULES['patterns']:
    text = pattern.sub(put, text)
  return text


def rewrite_ref_name(name):
  for find, put in RULES['refNames']:
    name = name.replace(find, put)
  return name


# ---- git ----

class Repo:
  def __init__(self, path):
    self.path = path
    self.reader = None

  def run(self, *args, **options):
    command = ['git', '-C', self.path] + list(args)
    return subprocess.run(command, stdout=subprocess.PIPE, check=options.pop('check', True), **options).stdout

  def read(self, object_id):
    """Type and content of an object; (None, None) where it is missing."""
    if self.reader is None:
      self.reader = subprocess.Popen(['git', '-C', self.path, 'cat-file', '--batch'],
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    self.reader.stdin.write(object_id + b'\n')
    self.reader.stdin.flush()
    header = self.reader.stdout.readline().split()
    if len(header) != 3:
      return None, None
    data = self.reader.stdout.read(int(header[2]))
    self.reader.stdout.read(1)
    return header[1], data

  def write(self, kind, data):
    return self.run('hash-object', '-t', kind, '-w', '--stdin', '--literally', input=data).strip()

  def write_all(self, kind, contents, folder):
    """Ids of the written objects, in order: one process for all of them. The folder is for their bytes meanwhile."""
    if not contents:
      return []
    names = [b'object-%d' % number for number in range(len(contents))]
    for name, content in zip(names, contents):
      with open(os.path.join(os.fsencode(folder), name), 'wb') as f:
        f.write(content)
    command = ['git', '--git-dir', os.path.abspath(self.path), 'hash-object', '-t', kind, '-w', '--literally', '--stdin-paths']
    out = subprocess.run(command, input=b'\n'.join(names) + b'\n', stdout=subprocess.PIPE, check=True, cwd=folder).stdout
    for name in names:
      os.remove(os.path.join(os.fsencode(folder), name))
    return out.split()

  def update_refs(self, lines):
    if lines:
      self.run('update-ref', '--no-deref', '--stdin', input=b''.join(line + b'\n' for line in lines))

  def close(self):
    if self.reader is not None:
      self.reader.stdin.close()
      self.reader.wait()
      self.reader = None

  def refs(self):
    """(name, id) of every ref, as they stand."""
    out = self.run('for-each-ref', '--format=%(objectname) %(refname)')
    pairs = [line.split(b' ', 1) for line in out.splitlines()]
    return [(name, object_id) for object_id, name in pairs]


# ---- before the run ----

def header_of(tag):
  """Object, type and the length of the header of a tag object."""
  end = tag.find(b'\n\n')
  head = tag if end < 0 else tag[:end]
  fields = dict(line.split(b' ', 1) for line in head.split(b'\n') if b' ' in line)
  return fields[b'object'], fields[b'type']


def follow(repo, object_id):
  """The tag objects (in hex: git-filter-repo throws them away) on the way from a ref to what is tagged, outermost first, and that object."""
  tags = []
  kind, data = repo.read(object_id)
  while kind == b'tag':
    tags.append(data.hex())
    object_id, _ = header_of(data)
    kind, data = repo.read(object_id)
  return tags, object_id, kind


def wrap(repo, tree):
  line = b'unearth <unearth@example.invalid> 0 +0000'
  return repo.write('commit', b'tree %s\nauthor %s\ncommitter %s\n\nwrapper\n' % (tree, line, line))


def prepare(repo, output):
  refs = repo.refs()
  head_name = repo.run('symbolic-ref', '-q', 'HEAD', check=False).strip()
  head_id = repo.run('rev-parse', '-q', '--verify', 'HEAD^0', check=False).strip()
  state = {'head': head_name.hex(), 'detached': '' if head_name else head_id.decode(), 'refs': []}
  stages = {}          # commit id -> number of its branch
  blobs = []
  for name, object_id in refs:
    tags, target, kind = follow(repo, object_id)
    if kind is None:
      sys.exit('a ref leads to a missing object: the mirror is not complete')
    state['refs'].append({'name': name.hex(), 'id': object_id.decode(), 'tags': tags,
                          'target': target.decode(), 'kind': kind.decode()})
    if kind == b'commit':
      stages.setdefault(target, len(stages))
    elif kind == b'tree':
      stages.setdefault(wrap(repo, target), len(stages))
    elif target not in blobs:
      blobs.append(target)
  if not head_name and head_id:
    stages.setdefault(head_id, len(stages))
  state['blobs'] = [b.decode() for b in blobs]
  if blobs:
    listing = b''.join(b'100644 blob %s\tb%d\0' % (blob, i) for i, blob in enumerate(blobs))
    tree = repo.run('mktree', '-z', input=listing).strip()
    state['blobWrapper'] = wrap(repo, tree).decode()
    stages.setdefault(state['blobWrapper'].encode(), len(stages))
  state['stages'] = {commit.decode(): number for commit, number in stages.items()}
  for entry in state['refs']:
    if entry['kind'] == 'tree':
      entry['wrapper'] = wrap(repo, entry['target'].encode()).decode()
  repo.close()

  with open(os.path.join(output, 'old-graph'), 'wb') as f:
    subprocess.run(['git', '-C', repo.path, 'rev-list', '--all', '--parents'], stdout=f, check=True)
  with open(os.path.join(output, 'state.json'), 'w') as f:
    json.dump(state, f)
  repo.update_refs([b'delete ' + name for name, _ in refs])
  repo.update_refs([b'create %s%d %s' % (STAGE, number, commit) for commit, number in stages.items()])
  if stages:
    repo.run('symbolic-ref', 'HEAD', (STAGE + b'0').decode())
  pack_if_needed(repo)
  with open(os.path.join(output, 'refs'), 'wb') as f:
    f.write(b' '.join(rewritten_refs(repo, stages)))
  print(len(stages))


# What a command line takes on every system, with room for the other options.
MOST_REFS_BYTES = 600000


def rewritten_refs(repo, stages):
  """What git-filter-repo is to rewrite: the staging branches, but nothing that comes before what the plan touches. It keeps
  its ids then, and its signatures, which git-filter-repo always drops. A commit's id stands for all its history,
  so this also holds in a repository that has grown since the plan."""
  if not RULES['clean']:
    return [b'--all']
  known = repo.run('cat-file', '--batch-check=%(objectname) %(objecttype)',
                   input=b''.join(commit + b'\n' for commit in RULES['clean']))
  clean = [line.split()[0] for line in known.splitlines() if line.endswith(b' commit')]
  asked = b''.join(b'%s%d\n' % (STAGE, number) for number in stages.values()) + b''.join(b'^' + commit + b'\n' for commit in clean)
  touched = set(repo.run('rev-list', '--stdin', input=asked).split())
  names = [b'%s%d' % (STAGE, number) for commit, number in stages.items() if commit in touched]
  if not names:
    return []
  words = names + [b'^' + commit for commit in clean]
  if sum(len(word) + 9 for word in words) >= MOST_REFS_BYTES:
    return [b'--all']
  if len(clean[0] if clean else b'') == 64:
    mark_boundary(repo, asked)
  return words


def mark_boundary(repo, asked):
  """git-filter-repo (2.47 too) cannot parse the line "from" of 64 digits that git fast-export writes for a parent outside of
  what it is shown. Such parents get marks, as an earlier run with --state-branch would have left them: then the line holds a mark."""
  listed = repo.run('rev-list', '--boundary', '--stdin', input=asked).split()
  boundary = [line[1:] for line in listed if line.startswith(b'-')]
  if not boundary:
    return
  marks = repo.write('blob', b''.join(b':%d %s\n' % (number, commit) for number, commit in enumerate(boundary, 1)))
  listing = b''.join(b'100644 blob %s\t%s\n' % (marks, name) for name in (b'source-marks', b'target-marks'))
  state = wrap(repo, repo.run('mktree', input=listing).strip())
  repo.update_refs([b'create %sstate %s' % (STAGE, state)])
  pack_if_needed(repo)


def pack_if_needed(repo):
  """git-filter-repo refuses a repository that has loose objects beside a pack."""
  counts = dict(line.split(b': ') for line in repo.run('count-objects', '-v').splitlines())
  if int(counts[b'packs']) > 1 or (int(counts[b'count']) and int(counts[b'packs'])) or int(counts[b'count']) >= 100:
    repo.run('repack', '-a', '-d', '-q')
    repo.run('prune-packed', '-q')


# ---- after the run ----

def read_commit_map(repo, output):
  """Every commit of the old history; those that git-filter-repo was not shown stay as they are."""
  path = os.path.join(repo.path, 'filter-repo', 'commit-map')
  with open(os.path.join(output, 'old-graph'), 'rb') as f:
    mapping = {commit: commit for commit in (line.split()[0] for line in f)}
  if os.path.exists(path):
    with open(path, 'rb') as f:
      next(f)
      for line in f:
        old, new = line.split()
        mapping[old] = new
  return mapping


def tree_entry(repo, commit, path):
  line = repo.run('ls-tree', commit.decode(), '--', path)
  return line.split(b'\t')[0].split()[2] if line else None


def is_identity(line):
  return line.startswith(b'tagger ')


def rewrite_tagger(line):
  match = re.match(br'^tagger (.*?)( ?)<([^>]*)>(.*)$', line, re.S)
  if not match:
    return line
  name, space, email, rest = match.groups()
  return b'tagger ' + rewrite_identity(name) + space + b'<' + rewrite_identity(email) + b'>' + rest


def drop_signature(message):
  for mark in SIGNATURES:
    at = message.find(mark)
    if at == 0 or (at > 0 and message[at - 1:at] == b'\n'):
      message = message[:at]
  return message


def rewrite_tag(tag, new_target):
  """Content of a tag object on its new target; the very same where nothing of it changes, signature and all."""
  head, blank, message = tag.partition(b'\n\n')
  lines = []
  for line in head.split(b'\n'):
    if line.startswith(b'object '):
      line = b'object ' + new_target
    elif line.startswith(b'tag '):
      line = b'tag ' + rewrite_message(rewrite_ref_name(line[4:]))
    elif is_identity(line):
      line = rewrite_tagger(line)
    lines.append(line)
  new = b'\n'.join(lines) + blank + rewrite_message(message)
  if new == tag:
    return tag
  kept, in_signature = [], False
  for line in lines:
    if line.startswith(b'gpgsig'):
      in_signature = True
    elif not (in_signature and line.startswith(b' ')):
      in_signature = False
      kept.append(line)
  return b'\n'.join(kept) + blank + rewrite_message(drop_signature(message))


def rewrite_tags(repo, state, targets, folder):
  """Old tag object (in hex) -> id of the new one: first those on objects that are no tags, then those on them."""
  written = {}
  depth = 0
  while True:
    found = {}
    for entry in state['refs']:
      tags = entry['tags'][::-1]
      target = targets.get(entry['target'].encode())
      if target is not None and depth < len(tags) and tags[depth] not in written:
        found[tags[depth]] = written[tags[depth - 1]] if depth else target
    if depth and not found and all(len(entry['tags']) <= depth for entry in state['refs']):
      return written
    contents = [rewrite_tag(bytes.fromhex(tag), target) for tag, target in found.items()]
    written.update(zip(found, repo.write_all('tag', contents, folder)))
    depth += 1


def map_notes(repo, tip, mapping):
  """The notes commit with its notes on the rewritten commits; git-filter-repo leaves them on the old ones."""
  kind, commit = repo.read(tip)
  if kind != b'commit':
    return tip
  entries, moved = {}, False
  for entry in repo.run('ls-tree', '-r', '-z', tip.decode()).split(b'\0'):
    if not entry:
      continue
    meta, path = entry.split(b'\t', 1)
    old = path.replace(b'/', b'')
    new = mapping.get(old)
    if new and new != old and set(new) != {48}:
      moved = True
      path = spread(new, path)
    entries[path] = meta
  if not moved:
    return tip
  tree = write_tree(repo, entries)
  return repo.write('commit', re.sub(br'^tree [0-9a-f]+', b'tree ' + tree, commit, count=1))


def spread(object_id, like):
  """The id cut into folders as the note it replaces was."""
  parts, at = [], 0
  for part in like.split(b'/')[:-1]:
    parts.append(object_id[at:at + len(part)])
    at += len(part)
  return b'/'.join(parts + [object_id[at:]])


def write_tree(repo, entries):
  folders, lines = {}, []
  for path, meta in entries.items():
    folder, slash, rest = path.partition(b'/')
    if slash:
      folders.setdefault(folder, {})[rest] = meta
    else:
      lines.append(meta + b'\t' + path)
  for folder, inner in folders.items():
    lines.append(b'040000 tree ' + write_tree(repo, inner) + b'\t' + folder)
  return repo.run('mktree', '-z', input=b''.join(line + b'\0' for line in lines)).strip()


def unique_name(name, taken):
  free, number = name, 2
  while free in taken:
    free = name + b'-%d' % number
    number += 1
  taken.add(free)
  return free


def new_targets(repo, state):
  """Old id of everything a ref may lead to -> new id."""
  staged = {name: object_id for name, object_id in repo.refs()}
  mapping = {}
  for commit, number in state['stages'].items():
    mapping[commit.encode()] = staged.get(STAGE + b'%d' % number)
  wrapper = mapping.get(state.get('blobWrapper', '').encode())
  for i, blob in enumerate(state['blobs']):
    mapping[blob.encode()] = tree_entry(repo, wrapper, b'b%d' % i) if wrapper else None
  for entry in state['refs']:
    if entry['kind'] == 'tree':
      commit = mapping.get(entry['wrapper'].encode())
      if commit:
        mapping[entry['target'].encode()] = repo.run('rev-parse', commit.decode() + '^{tree}').strip()
  return mapping


def finish(repo, output, mirror):
  with open(os.path.join(output, 'state.json')) as f:
    state = json.load(f)
  commits = read_commit_map(repo, output)
  targets = new_targets(repo, state)
  tags = rewrite_tags(repo, state, targets, output)
  result, lost = [], 0
  for entry in state['refs']:
    name, old = bytes.fromhex(entry['name']), entry['id'].encode()
    new = targets.get(entry['target'].encode())
    if new is None or (name.startswith(b'refs/replace/') and not known(name[13:], commits)):
      lost += 1
      result.append([name, old, None, None])
      continue
    if entry['tags']:
      new = tags[entry['tags'][0]]
    if name.startswith(b'refs/notes/'):
      new = map_notes(repo, new, commits)
    result.append([name, old, new_name(name, commits), new])
  taken = {name for name, _, renamed, _ in result if renamed == name}
  for row in result:
    if row[2] is not None and row[2] != row[0]:
      row[2] = unique_name(row[2], taken)
  repo.close()
  put_back(repo, state, result, targets)
  moved = write_maps(state, output, commits, result, lost)
  write_push(output, os.fsencode(mirror), moved)


def known(object_id, commits):
  return object_id in commits


def new_name(name, commits):
  if name.startswith(b'refs/replace/'):
    return b'refs/replace/' + commits[name[13:]]
  return rewrite_ref_name(name)


def put_back(repo, state, result, targets):
  head = bytes.fromhex(state['head'])
  renamed = {name: new for name, _, new, _ in result}
  # HEAD must not name a staging branch while that is deleted.
  if head:
    repo.run('symbolic-ref', 'HEAD', os.fsdecode(renamed.get(head) or rewrite_ref_name(head)))
  elif state['detached'] and targets.get(state['detached'].encode()):
    repo.run('update-ref', '--no-deref', 'HEAD', targets[state['detached'].encode()].decode())
  staged = [name for name, _ in repo.refs() if name.startswith(STAGE)]
  repo.update_refs([b'delete ' + name for name in staged])
  repo.update_refs([b'create %s %s' % (new, object_id) for _, _, new, object_id in result if new])


def write_maps(state, output, commits, result, lost):
  wrappers = {state.get('blobWrapper')} | {entry.get('wrapper') for entry in state['refs']}
  real = {old: new for old, new in commits.items() if old.decode() not in wrappers}
  changed = {old for old, new in real.items() if old != new}
  with open(os.path.join(output, 'commit-map'), 'wb') as f:
    for old, new in real.items():
      f.write(old + b' ' + new + b'\n')
  first = []
  with open(os.path.join(output, 'old-graph'), 'rb') as f:
    for line in f:
      ids = line.split()
      if ids[0] in changed and not any(parent in changed for parent in ids[1:]):
        first.append(ids[0])
  with open(os.path.join(output, 'first-changed-commits'), 'wb') as f:
    f.write(b''.join(b'%s %s\n' % (old, real[old]) for old in first))
  moved = [row for row in result if row[1] != row[3] or row[0] != row[2]]
  with open(os.path.join(output, 'ref-map'), 'wb') as f:
    for name, old, new, object_id in result:
      f.write(b'\t'.join([old, object_id or b'-', name, new or b'-']) + b'\n')
  summary = {
    'commits': len(real), 'commitsChanged': len(changed),
    'commitsPruned': sum(1 for new in real.values() if set(new) == {48}),
    'refs': len(result), 'refsChanged': len(moved), 'refsDropped': lost,
    'tagsChanged': sum(1 for row in moved if row[0].startswith(b'refs/tags/')),
    'hostRefsChanged': sum(1 for row in moved if is_host_ref(row[0])),
    'pullRequests': sorted({int(found.group(1)) for found in (PULL_REQUEST.match(row[0]) for row in moved) if found}),
    'firstChangedCommits': [commit.decode() for commit in first],
  }
  with open(os.path.join(output, 'summary.json'), 'w') as f:
    json.dump(summary, f, indent=1)
  for name in ('state.json', 'old-graph', 'refs'):
    os.remove(os.path.join(output, name))
  tags = summary['tagsChanged']
  print('rewritten: %d of %d commits, %d of %d refs (%d %s)' % (
    len(changed), len(real), len(moved), len(result), tags, 'tag' if tags == 1 else 'tags'))
  requests = ['#%d' % number for number in summary['pullRequests']]
  if requests:
    print('pull or merge requests that keep old commits, for the host\'s support: %d (%s%s)' % (
      len(requests), ', '.join(requests[:20]), ', ...' if len(requests) > 20 else ''))
  return moved


def quoted(text):
  return b"'" + text.replace(b"'", b"'\\''") + b"'"


# Refs a push; over HTTP git hands their leases to a process of its own as parameters, of which a system takes only so many.
PART = 500


def config_text(text):
  return b'"' + text.replace(b'\\', b'\\\\').replace(b'"', b'\\"') + b'"'


def write_push(output, mirror, moved):
  """push.sh, and rollback.sh for the way back: the same with old and new exchanged, from a mirror of the bundle."""
  pushed = [row for row in moved if not is_host_ref(row[0]) and not row[0].startswith((b'refs/remotes/', b'refs/stash'))]
  write_push_script(output, b'push', pushed, b'URL', b'url=$1\nmirror=' + quoted(mirror))
  back = [(new or name, object_id, name, old) for name, old, new, object_id in pushed]
  write_push_script(output, b'rollback', back, b'RESTORED URL',
                    b'url=$2\nmirror=$(git -C "$1" rev-parse --absolute-git-dir) || exit 1')


def write_push_script(output, script, pushed, parameters, places):
  """A push with a lease for each ref (a plain --force, or a + before the ref, is no lease at all). Old names may hold a
  secret and be many, so they go to git in files: what is pushed as the configuration of a remote, what must still be
  there as its tracking refs, both of a small repository that the script makes for the time of the push."""
  # Names that go away come last: a part that is pushed again finds refs that are as they should be.
  pushed.sort(key=lambda row: row[0] != row[2])
  folder = os.path.join(output, os.fsdecode(script))
  os.makedirs(folder, exist_ok=True)
  for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
  parts = [pushed[at:at + PART] for at in range(0, len(pushed), PART)]
  with open(os.path.join(folder, 'config'), 'wb') as f:
    for number, rows in [(0, pushed)] + list(enumerate(parts, 1)):
      f.write(b'[remote "part-%d"]\n\tfetch = +refs/*:refs/old/*\n' % number)
      for name, old, new, object_id in rows:
        if new != name:
          f.write(b'\tpush = ' + config_text(b':' + name) + b'\n')
        if new:
          f.write(b'\tpush = ' + config_text(object_id + b':' + new) + b'\n')
  with open(os.path.join(folder, 'packed-refs'), 'wb') as f:
    f.write(b'# pack-refs with: peeled fully-peeled sorted \n')
    for name, old in sorted((b'refs/old/' + row[0][5:], row[1]) for row in pushed if row[1]):
      f.write(old + b' ' + name + b'\n')
  length = len(next((row[1] or row[3] for row in pushed), b''))
  with open(os.path.join(output, os.fsdecode(script) + '.sh'), 'wb') as f:
    f.write(PUSH.replace(b'@PLACES@', places).replace(b'@SCRIPT@', script).replace(b'@PARAMETERS@', parameters)
            .replace(b'@ARGUMENTS@', b'%d' % len(parameters.split())).replace(b'@COUNT@', b'%d' % len(pushed))
            .replace(b'@PARTS@', b' '.join(b'%d' % number for number in range(1, len(parts) + 1)))
            .replace(b'@FORMAT@', b'sha256' if length == 64 else b'sha1')
            .replace(b'@RENAMED@', b'yes' if any(row[0] != row[2] for row in pushed) else b'no'))


PUSH = br"""#!/bin/sh
# Written by rewrite.sh. Usage: sh @SCRIPT@.sh @PARAMETERS@
# Replaces refs, each only if the host still has what is to be replaced; all or none. Names of refs, which may
# hold a secret, stand in the folder "@SCRIPT@" beside this script and in the log (mode 0600), not here.
set -eu
umask 077
[ $# -eq @ARGUMENTS@ ] || { echo 'usage: sh @SCRIPT@.sh @PARAMETERS@' >&2; exit 2; }
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_NAMESPACE GIT_COMMON_DIR GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_OBJECT_DIRECTORY GIT_TRACE
@PLACES@
[ ! -d "$url" ] || url=$(CDPATH= cd -- "$url" && pwd)
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
[ -d "$mirror/objects" ] || { echo "@SCRIPT@.sh: the mirror with the objects is not there: $mirror" >&2; exit 1; }
[ @COUNT@ -gt 0 ] || { echo 'pushed: no ref of the host changes'; exit 0; }
log=$here/@SCRIPT@.log
work=$here/pushing-$$
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' HUP INT TERM
git init --quiet --bare --template= --object-format=@FORMAT@ "$work"
cat "$here/@SCRIPT@/config" >>"$work/config"
cp "$here/@SCRIPT@/packed-refs" "$work/packed-refs"

push_part() {
  GIT_OBJECT_DIRECTORY=$mirror/objects git --git-dir "$work" -c push.followTags=false -c "remote.part-$1.url=$url" \
    push --quiet --atomic --force-with-lease "part-$1" >"$log" 2>&1 || refused "$1"
}

refused() {
  if grep -q 'stale info' "$log"; then why='somebody pushed meanwhile (stale info): the host has not what is to be replaced; after a rewrite, run rewrite.sh again'
  elif grep -Eqi 'bad object|does not point to a valid object|missing necessary objects' "$log"; then why='the mirror lacks objects that are to be pushed: is it the right one?'
  elif grep -Eqi 'protected|hook declined|not allowed|prohibited|denied|forbidden' "$log"; then why='the host refuses it: are the branches still protected, may you force-push?'
  else why='git failed'; fi
  echo "@SCRIPT@.sh: nothing of this push was done: $why" >&2
  [ "$1" -le 1 ] || echo "@SCRIPT@.sh: parts before part $1 are done; run it again when the cause is gone" >&2
  echo "@SCRIPT@.sh: what git said (it may name secret branches): $log" >&2
  exit 1
}

case $url in
http://* | https://*)
  # Here git hands the leases to a process of its own as parameters: so many refs at a time.
  [ @RENAMED@ = no ] ||
    echo '@SCRIPT@.sh: note: over HTTP git shows names of refs to the users of this machine while it pushes, and some hold a secret: on a shared machine use an SSH URL' >&2
  for part in @PARTS@; do push_part "$part"; done
  ;;
*) push_part 0 ;;
esac
rm -f -- "$log"
echo 'pushed: @COUNT@ refs replaced'
"""


# Each request has a ref for its head, and may have one for its merge.
PULL_REQUEST = re.compile(br'refs/(?:pull|merge-requests|pull-requests)/([0-9]{1,15})/')


def is_host_ref(name):
  return name.startswith((b'refs/pull/', b'refs/merge-requests/', b'refs/keep-around/', b'refs/pipelines/',
                          b'refs/environments/', b'refs/changes/', b'refs/pull-requests/', b'refs/github-services/'))


if __name__ == '__main__':
  os.umask(0o077)
  {'prepare': prepare, 'finish': finish}[sys.argv[1]](Repo(sys.argv[2]), *sys.argv[3:])
`;
