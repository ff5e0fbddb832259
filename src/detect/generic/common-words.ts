/**
 * Words people write in code, documentation and configuration, counted by files over the sources and manuals of a few
 * hundred open-source projects (the 6814 most common; words alone are no work of anybody). A value made of these reads
 * as language, not as a secret.
 */
export const COMMON_WORDS =
  'aarch abandoned abbrev abbreviate abbreviated abbreviation abbreviations abc abcm abfnrtv ability able abort ' +
  'aborted aborting aborts about above abseil absence absent absl absolute absolutely abspath abstract ' +
  'abstraction abstractions abstractmethod abuse accent accept acceptable accepted accepting accepts access ' +
  'accessed accesses accessible accessing accesskey accessor accessors accidental accidentally accommodate ' +
  'according accordingly account accounts accum accumulate accumulated accuracy accurate accurately achieve ' +
  'achieved acked acknowledge acknowledgment acorn acos acquire acquired across acting action actions activate ' +
  'activated active actively activities activity acts actual actually acute adapt adapted adapter adapters add ' +
  'addbuf addch added adding addition additional additionally additions addn addon addons addpart addr address ' +
  'addressed addresses addressing addrinfo addrlen adds addstr adhere adheres adjacent adjust adjusted adjusting ' +
  'adjustment adler admin administrator adoc adopt adopted advance advanced advantage advantages advertise ' +
  'advertised advertisement advertising advice advise advised affect affected affecting affects after afterwards ' +
  'again against agent agents aggregate aggressive aggressively agnostic agree agreed agreement ahead aims alarm ' +
  'aleksey alert algo algop algorithm algorithms algos alias aliased aliases aliasing align aligned alignment ' +
  'alike alink alive all alloc allocate allocated allocates allocating allocation allocations allocator ' +
  'allocators allow allowed allowfilter allowing allows almost alnum alone along alongside alpha alphabet ' +
  'alphabetic alphabetical alphabetically alphanumeric alphanums alphas alpn already also alt alter altered ' +
  'alternate alternates alternative alternatively alternatives although altogether altsvc always ambiguity ' +
  'ambiguous amend amending amiga among amount amounts analogous analyse analysis analyze analyzer ancestor ' +
  'ancestors ancestry anchor anchored anchors ancient and andrey android angle animation annotate annotated ' +
  'annotation annotations announce announced annoying anonymous another ansi answer answered answers anthony ' +
  'antirez any anybody anymore anyone anything anyway anywhere apache apart api apicontent apidoc apikey apis ' +
  'apiver app apparently appconnect appear appearance appeared appearing appears append appended appending ' +
  'appendix appends apple applicable application applications applied applies apply applying appreciated approach ' +
  'approaches appropriate appropriately approve approved approx approxidate approximate approximately ' +
  'approximation apps appveyor april arabic arbitrarily arbitrary arch architecture architectures archive ' +
  'archives are area areas aren arena arenas ares arg argc argh argparse args arguably argument arguments argv ' +
  'aria arial arising arithmetic arity around arpa arrange array arrays arraysize arrive arrives arrow article ' +
  'articles artifact artifacts artificial asan asap ascending ascii asciidoc asciidoctor aside asin ask asked ' +
  'asking askpass asks aspect aspects assembly assert assertion assertions asserts assess asset assets assign ' +
  'assignable assigned assigning assignment assignments assigns assist associate associated assorted assume ' +
  'assumed assumes assuming assumption assumptions asterisk asymmetric async asynchronous asynchronously atan ' +
  'atexit atime atoi atom atomic atomically atomics atoms attach attached attachment attack attacker attacks ' +
  'attempt attempted attempting attempts attention attr attribute attributed attributes attrs audio audit augment ' +
  'august auth authenticate authenticated authenticating authentication author authored authoritative authority ' +
  'authorization authorized authors authorship authzid auto autocomplete autoconf autocrlf autogen automake ' +
  'automated automatic automatically automation autosquash autostash autotools autoupdate autumn auxiliary avail ' +
  'availability available average avoid avoided avoiding avoids await awaited awaiting aware away axis azure ' +
  'babel back backed backend backends backfill background backing backlog backport backported backslash ' +
  'backslashes backspace backtick backtrace backtracking backup backward backwards bad badge badly bail balance ' +
  'balanced band bandwidth bang banned banner bar bare barf barrier base baseball based basedir baselen baseline ' +
  'basename bases bash basic basically basics basis batch batches batman bazel bdist bearer became because become ' +
  'becomes becoming been beep before beforehand began begin beginning begins behave behaved behaves behavior ' +
  'behaviors behaviour behind being believe bell bells belong belonging belongs below bench benchmark benchmarks ' +
  'benefit benefits berlin besides best beta better between beware beyond bgcolor bias bidi big bigger bigint bin ' +
  'binaries binary bind binding bindings bins bisect bisecting bit bitmap bitmapped bitmaps bitmask bits bitset ' +
  'bitwise bject black blah blame blank blanks blen blindly blksize blob blobs block blocked blocking blockquote ' +
  'blocks blog bloom blue bodies body bogus bold book bool boolean booleans boost boot bootstrap border boring ' +
  'borrow borrowed borrows boston both bother bottom bound boundaries boundary bounded bounds brace braces ' +
  'bracket brackets branch branches branchname brand break breakage breakages breaking breakpoint breaks brew ' +
  'bridge brief bright bring brings broadcast broke broken brotli brought brown browse browser browsers bsd ' +
  'bucket buckets buf buff buffer buffered buffering buffers buffersize buflen bufq bufref bufsiz bufsize bug ' +
  'bugfix bugfixes buggy bugreport bugs bugzilla build builder building builds built builtin builtins bulk bullet ' +
  'bump bumped bunch bundle bundled bundler bundles business busy but button bygroups bypass bypasses bypassing ' +
  'byte bytearray bytes cacert cache cached cacheinfo cacheline caches caching cafile cainfo calc calculate ' +
  'calculated calculates calculating calculation calculations calendar call callable callback callbacks called ' +
  'callee caller callers calling calloc calls came camel can cancel canceled cancelled candidate candidates ' +
  'cannot canonical canonicalize capabilities capability capable capacity capath capital capitalize capped caps ' +
  'caption capture captured captures capturing card care careful carefully cares caret caron carriage carried ' +
  'carries carry carrying cascade case cased cases casing cassert cast casting casts cat catalog catch catches ' +
  'catching categories category caught cause caused causes causing caution caveat caveats cdata ceil ceiling cell ' +
  'cellpadding cells cellspacing cent center central cert certain certainly certificate certificates certinfo ' +
  'certs cfgable cfilter cfilters cflags cftype chacha chain chained chaining chains challenge chance chances ' +
  'change changed changelog changeme changes changing channel channels chapter char character characteristics ' +
  'characters charge chars charset charts chat chdir cheap check checkbox checked checker checking checkout ' +
  'checkouts checkpoint checks checksrc checksum cherry child children chmod chmtime choice choices chomp choose ' +
  'chooses choosing chop chosen chown christian chrome chromium chunk chunked chunks cipher ciphers circle ' +
  'circuit circular circumflex circumstances claim claims clamp clamped clang clar clarified clarify clarity ' +
  'class classes classic classification classmethod classname clause clean cleaned cleaning cleanly cleans ' +
  'cleanup cleanups clear cleared clearfix clearing clearly clears clen clever cli click client clientp clients ' +
  'clientwrite clip clobber clobbered clock cloexec clone cloned clones cloning close closed closedir closely ' +
  'closer closes closest closing closure cloud cluster cmake cmd cmdline cmit cmp coalesce coalescing coccinelle ' +
  'code codebase codecov coded codegen codepath codepaths codepoint codes codespeak coding coerce coerced ' +
  'coercion coffee cold collaborators collapse collapsed collate collect collected collecting collection ' +
  'collections collective collector collects colliding collision collisions colon colons color colorbool colored ' +
  'coloring colors cols colspan column columns com combination combinations combine combined combines combining ' +
  'combo come comes coming comm comma command commandline commands commas comment commentchar commented comments ' +
  'commercial commit commits committed committer committing committish common commondir commonjs commonly ' +
  'communicate communicating communication communications community comp compact compaction company comparable ' +
  'comparator compare compared compares comparing comparison comparisons compat compatibility compatible ' +
  'compilation compile compiled compiler compilers compiles compiling complain complained complaining complains ' +
  'complement complete completed completely completeness completes completing completion completions complex ' +
  'complexity compliance compliant complicated comply component components compose composed composite composition ' +
  'compound comprehensive compress compressed compression compromise computation computations compute computed ' +
  'computer computes computing concat concatenate concatenated concatenating concatenation concept concepts ' +
  'conceptually concern concerned concerns conclude concrete concurrency concurrent concurrently cond condition ' +
  'conditional conditionally conditionals conditions conduct cone conf confidence config configs configurable ' +
  'configuration configurations configure configured configures configuring confirm confirmed conflict conflicted ' +
  'conflicting conflicts conform conforming confuse confused confusing confusion conjunction conn connect ' +
  'connectdata connected connecting connection connections connectivity connector connects connecttimeout conns ' +
  'cons consecutive consequence consequences consequent consequential consequently conservative consider ' +
  'consideration considerations considered considering considers consist consistency consistent consistently ' +
  'consisting consists console consolidated const constant constants constexpr constrained constraint constraints ' +
  'construct constructed constructible constructing construction constructor constructors constructs consult ' +
  'consulted consume consumed consumer consumers consumes consuming consumption cont contact contain contained ' +
  'container containers containing contains content contents context contextlib contextmanager contexts ' +
  'contextual contiguous continuation continue continued continues continuing continuous contract contrary ' +
  'contrast contrib contribs contribute contributed contributing contribution contributions contributor ' +
  'contributors control controlled controller controlling controls conv convenience convenient convention ' +
  'conventions conversion conversions convert converted converter converters convertible converting converts ' +
  'cookie cookiefile cookiejar cookielist cookies cool coordinate coordinates cope copied copies copts copy ' +
  'copyable copying copyright cord core corepack cores corner corporation correct corrected correctly correctness ' +
  'correspond corresponding corresponds corrupt corrupted corruption cosh cost costly costs could couldn couldnt ' +
  'count counted counter counterpart counterparts counters counting country counts couple course cover coverage ' +
  'covered coverity covers cpan cplusplus cpus cpython crafted crash crashed crashes crashing creat create ' +
  'created creates creating creation creator cred credential credentials credit credits creds cript criss ' +
  'criteria critical crlfile cron cross cruft crypt crypto cryptographic cryptography css cstddef cstdint cstring ' +
  'cstrlen ctime ctor ctx ctype cumulative curdir curl curlauth curle curlinfo curlm curlmin curlmopt curlmsg ' +
  'curlopt curlproto curlproxy curlsh curlshopt curltime curlu curlue curlupart curlusessl curlverbose curlx ' +
  'curly curr currency current currently cursor curve curves custom customization customize customized ' +
  'customizing customrequest cutoff cvsexportcommit cvsimport cvsserver cyan cycle cycles cyclic cygwin cyrillic ' +
  'daemon daily dalloc dallocx damage damages dangerous dangling daniel dark darwin dash dashdash dashed dashes ' +
  'data database databases datagram dataset datatracker datatype date dates datetime david days dcmake dcommit ' +
  'dcurl dead deadlock deal dealing dealings deallocate deallocated deallocation deals death debian debug ' +
  'debugassert debugbuild debugdata debugf debugfunction debugger debugging decay december decide decided decides ' +
  'deciding decimal decision decisions decl declaration declarations declare declared declares declaring decls ' +
  'decltype declval decode decoded decoder decodes decoding decompress decompressed decompression decorate ' +
  'decoration decorations decorator decorators decr decrease decreasing decrement decremented decrypt decrypted ' +
  'dedent dedicated deemed deep deepen deeper deeply def default defaultdict defaulted defaulting defaults defer ' +
  'deferred define defined defines defining definitely definition definitions deflate deflated defrag defs defval ' +
  'degree deinit delay delayed delays delegate delegation delete deleted deletes deleting deletion deletions ' +
  'deliberately delim delimited delimiter delimiters delitem deliver delivered delivery delta deltas demand demo ' +
  'demonstrate denied denote denotes dense deny depend depended dependencies dependency dependent dependents ' +
  'depending depends deployment depot deprecate deprecated deprecation deprecations deps depth deque deref ' +
  'dereference dereferenced dereferencing derive derived derives desc descend descendant descendants descending ' +
  'descr describe described describes describing description descriptions descriptive descriptor descriptors ' +
  'design designated designed desirable desired desktop despite dest destination destinations destroy destroyed ' +
  'destroying destroys destruction destructor destructure detach detached detail detailed details detect detected ' +
  'detecting detection detector detects determine determined determines determining deterministic dev devel ' +
  'develop developed developer developers developing development devhelp device devices devtools dgram diaeresis ' +
  'diag diagnose diagnosed diagnostic diagnostics dialog dict dictionaries dictionary dicts did didn die died ' +
  'dies diff diffcore differ difference differences different differentiate differently differs difficult diffopt ' +
  'diffs diffstat difftool digest digit digital digits dir direct directed direction directions directive ' +
  'directives directly directories directory dirent dirname dirs dirstat dirty disable disabled disables ' +
  'disabling disallow disallowed disambiguate disambiguation disc discard discarded discarding discards ' +
  'disclaimed disclaimer disclosure disconnect disconnected disconnecting discourage discouraged discover ' +
  'discovered discovery discriminator discuss discussed discussion discussions disjoint disjunction disk dispatch ' +
  'dispatched dispatcher dispatches dispatching display displayed displaying displays dispose disposition dist ' +
  'distance distinct distinction distinguish distinguished distribute distributed distribution distributions ' +
  'distro distros dists distutils div diverged divide divided division django dlnow dlopen dltotal dmitry doc ' +
  'docbook docfix docker docs docstring doctype document documentation documented documents does doesn doesnt ' +
  'doing dollar dolor domain domains dome don done dont dot dotall dotdot dots dotted double doubly down downcast ' +
  'downgrade download downloaded downloading downloads downstream draft dragon drain draw drive driven driver ' +
  'drivers drives drop dropped dropping drops drupal dtor dtype dual ducet due dumb dummy dump dumping dumps ' +
  'duphandle duplex duplicate duplicated duplicates duplication duration durations during dwim dword dying ' +
  'dynamic dynamically dynbuf eacces each eagain eager eagerly earch earlier earliest early earlydata ease easier ' +
  'easiest easily east easy ecdh ecdsa echo ecma ecmas econnreset ecosystem edata edge edges edit editable edited ' +
  'editing editmsg editor edits eexist effect effective effectively effects efficiency efficient efficiently ' +
  'effort eggs ehooks eight eintr einval eisdir either elapsed elastic elem element elements elif eligible ' +
  'eliminate ellipsis elliptic else elseif elsewhere elsif emacs email emails emap embed embedded embedder ' +
  'embedding emit emits emitted emitter emitting emoji emph emplace empty emulate emulated emulation enable ' +
  'enabled enables enabling encapsulates enclosed enclosing encode encoded encoder encodes encoding encodings ' +
  'encounter encountered encountering encounters encourage encouraged encrypt encrypted encryption enctype end ' +
  'ended endian endianness endif ending endings endorse endp endpoint endpoints endptr endregion ends endswith ' +
  'enforce enforced engine engines english enhance enhanced enhancement enhancements enoent enomem enotdir enough ' +
  'enqueue ensure ensures ensuring enter entered entering enterprise enters entire entirely entities entity ' +
  'entries entropy entry enum enumerable enumerate enumerated enumerating enumeration enums env environ ' +
  'environment environments eof epatents eperm epipe epoch eprt epsilon epsv eptr equal equality equals equiv ' +
  'equivalent equivalents erange erase erased eric err errbuf errmsg errno erroneous erroneously error ' +
  'errorbuffer errored errors errs errstr erver esac esbuild escape escaped escapes escaping eslint especially ' +
  'essential essentially establish established establishing estimate estimated estree etag etc eval evaluate ' +
  'evaluated evaluates evaluating evaluation even event events eventually ever every everybody everyone ' +
  'everything everywhere evict eviction evil ewah ewouldblock exact exactly examine examined examining example ' +
  'examples exceed exceeded exceeding exceeds except exception exceptions excess excessive excessively exchange ' +
  'excl exclamation exclude excluded excludes excluding exclusion exclusions exclusive exclusively exec ' +
  'executable executables execute executed executes executing execution exemplary exer exercise exhaust exhausted ' +
  'exhaustion exhaustive exist existed existence existent existing exists exit exitcode exited exiting exits ' +
  'exotic exp expand expanded expanding expands expansion expect expectation expectations expected expecting ' +
  'expects expensive experience experiment experimental expiration expire expired expires expiring expiry explain ' +
  'explained explaining explains explanation explicit explicitly explorer exponent exponential export exported ' +
  'exporting exports expose exposed exposes exposing expr express expressed expression expressions exprs exslt ' +
  'ext extend extended extending extends extensible extension extensions extensive extent extents extern external ' +
  'externally extname extra extract extracted extracting extraction extracts extraneous extras extremely exts ' +
  'eyeballs face facilitate facilities facility facing fact factor factors factory fail failed failf failing ' +
  'fails failure failures fair fairly fake fall fallback falling falls fallthrough false falsy familiar family ' +
  'fancy fanout fashion fast faster fastest fatal fault faulty favor favorite fclose fdopen fdset feat feature ' +
  'features february fedora feed feedback feeding feeds feel fell feof ferror fetch fetched fetches fetching few ' +
  'fewer ffii fflush fgets field fields fifo fifth figure figures file filedata filelist filemode filename ' +
  'filenames fileno filepair filepath files filesize filespec filesystem filesystems filetime filetype fill ' +
  'filled filling fills filter filtered filtering filters final finalize finalized finally find findall finder ' +
  'finding finditer finds fine fingerprint finish finished finishes finishing finite fips fire fired firefox ' +
  'fires first firstsocket fish fitness fits five fix fixed fixes fixing fixme fixture fixtures fixup flag ' +
  'flagged flags flaky flat flatten flattened flavor flex flexibility flexible flip float floating floats floor ' +
  'flow flush flushed flushes flushing fmt fname fnmatch focus focused fold folded folder folders folding folks ' +
  'follow followed following followlocation follows font fonts foo foobar fooled football footer footprint fopen ' +
  'for forbid forbidden force forced forces forcibly forcing foreach foreground foreign forever forget forgot ' +
  'fork forked forking forks form formal format formats formatted formatter formatters formatting formdata formed ' +
  'former formerly forms forth forward forwarded forwarding forwards found foundation foundry four fourth fprintf ' +
  'fputc fputs frac fraction fractional frag fragment fragmentation fragments frame frames framework frameworks ' +
  'franklin fread free freeaddrinfo freebsd freed freeing freely frees freeze freq frequency frequent frequently ' +
  'fresh friday friend friendly friends from front frontend frotz frozen frozenset fseek fsize fsmonitor fstat ' +
  'fsync ftp ftpport fulfilled fulfills full fullname fully func funcname funcs function functional functionality ' +
  'functions functools fundamental funding funny furnished further furthermore future fuzz fuzzy fwrite gain ' +
  'gained gamma garbage garypennington gateway gather gave gen general generally generate generated generates ' +
  'generating generation generator generators generic genrandom gentle gently geometric german get getaddrinfo ' +
  'getattr getcwd getdate getenv getfield gethostbyname gethostname getinfo getitem getline getn getopt getpid ' +
  'getpwuid gets getsockname getter getters gettext gettime gettimeofday getting getuid getvalue getwholeline ' +
  'gist git gitattributes gitconfig gitdir gitfile githooks github gitignore gitk gitlab gitlink gitmodules ' +
  'gitrevisions gitster gitweb give given gives giving glib glibc glob global globally globals globbing globs ' +
  'glossary glue gmail gmock gmtime gnome gnu gnuc gnutls goal goes going gold gone good goodbye goods google ' +
  'googleapis gopher got goto gotten governed governing gpgsig gpgsign grab graceful gracefully grafana graft ' +
  'grafts grained grammar grant granted graph graphical graphics graphs grave gray great greater greatest greatly ' +
  'greek green grep grey grid group grouped grouping groups grow growing grows growth gssapi gtest gtoc guarantee ' +
  'guaranteed guarantees guard guarded guards guess guessed guessing guest guidance guide guidelines guides ' +
  'gunzip gzip gzipped hack had half halt hamano hand handed handful handle handled handler handlers handles ' +
  'handling handshake handy hang hanging happen happened happening happens happily happy haproxy hard hardcoded ' +
  'hardened hardening harder hardlink hardlinks hardware harm harness has hasattr hash hashable hashbang hashed ' +
  'hashes hashing hashlib hashmap hashtable hasn hatch have haven having haxx hazmat head header headerdata ' +
  'headerfunction headers heading heads heap heavily heavy hebrew height held hell hello help helped helper ' +
  'helpers helpful helping helps helvetica hence here hereby heredoc heuristic heuristics hex hexadecimal ' +
  'hexdigest hexsz hidden hide hides hiding hierarchical hierarchy high higher highest highlight highlighted ' +
  'highlighting highlights highly hint hints hiredis histogram historical historically histories history hits ' +
  'hitting hmac hoist hoisted hold holder holders holding holds hole holes home homebrew homedir honor honored ' +
  'honors hood hook hooks hope hopefully horizontal host hosted hosting hostip hostname hostnames hosts hour ' +
  'hours hover how however howto href html htmle htonl htons http httpauth httpe httpget httpheader httplib ' +
  'httppost httpreq https httpsig huge hugepage human humans hundred hundreds hung hunk hunks hunt hunter hurt ' +
  'hydrate hydration hyper hyphen iana icase icon iconv idea ideal ideally ideas idempotent ident identical ' +
  'identically identification identified identifier identifiers identifies identify identifying identity ' +
  'ideographic idle idna idx ietf ifdef ifmt ifndef ignorable ignore ignorecase ignored ignores ignoring illegal ' +
  'illustrates image images imagine imap imaps immediate immediately immutable impact impl implement ' +
  'implementation implementations implemented implementing implements implications implicit implicitly implied ' +
  'implies imply import importable important importantly imported importer importing importlib imports impossible ' +
  'improve improved improvement improvements improves improving inactive inc incidental include included includes ' +
  'including inclusion inclusive incoming incompatible incomplete inconsistency inconsistent inconvenient ' +
  'incorporated incorrect incorrectly incr increase increased increases increasing increment incremental ' +
  'incrementally incremented incrementing increments indeed indefinitely indent indentation indented independent ' +
  'independently indeterminate index indexed indexes indexing indicate indicated indicates indicating indication ' +
  'indicator indicators indices indir indirect indirectly individual individually inefficient inet infer ' +
  'inference inferred infile infilesize infinite infinity infix inflate inflated influence info infof inform ' +
  'information informational informative infos infrastructure infringement inherently inherit inheritance ' +
  'inherited inheriting inherits init initial initialization initialize initialized initializer initializers ' +
  'initializes initializing initially initiate initiated inject injected injection inline inlined inlining inner ' +
  'inode inout input inputs insecure insensitive insensitively insert inserted inserting insertion insertions ' +
  'inserts inside insn inspect inspected inspecting inspection inspector inspired inst install installation ' +
  'installations installed installer installing installs instance instanceof instances instantiate instantiated ' +
  'instantiating instantiation instaweb instead instruct instructed instruction instructions instructs ' +
  'instrumentation insufficient int intact integer integers integral integrate integrated integrating integration ' +
  'integrity intel intend intended intent intention intentional intentionally inter interact interacting ' +
  'interaction interactions interactive interactively intercept intercepted interceptor interceptors interest ' +
  'interested interesting interface interfaces interfere interior interleave interleaved intermediate internal ' +
  'internally internals international internet interop interoperability interp interpol interpolate interpolated ' +
  'interpolation interpret interpretation interpreted interpreter interpreting interrupt interrupted interruption ' +
  'intersect intersection interval intervals intl intmax into intptr intrinsic intrinsics intro introduce ' +
  'introduced introduces introducing introduction introspection ints intuitive invalid invalidate invalidated ' +
  'invalidates invalidation invariant invariants inverse invert inverted investigate invisible invocation ' +
  'invocations invoke invoked invokes invoking involve involved involves involving inwant ioctl ipresolve ipsum ' +
  'irrelevant isaacs isabs isalnum isalpha isatty isblank isdigit isdir isfile isgitlink isinstance islnk isn ' +
  'isnan isolate isolated isolation isreg isspace issubclass issue issuecomment issued issuehunt issuer issues ' +
  'issuing issymref istanbul istate isupper isxdigit italic item items iter iterable iterate iterated iterates ' +
  'iterating iteration iterations iterator iterators itertools its itself iwyu james january japanese java ' +
  'javascript jeff jemalloc jenkins jennifer jest jitter jobs johan johannes john join joined joining jonathan ' +
  'joomla jordan jpeg jsdom json july jump jumps june junio junk just justify katakana keep keepachangelog ' +
  'keepalive keeping keeps kept kerberos kernel key keyboard keycloak keydata keyed keyfile keygen keyid keylen ' +
  'keyof keypasswd keyring keys keyspace keytype keyword keywords kibana kick kill killed killing kind kinds king ' +
  'klen kleur knob know knowing knowledge known knownhosts knows koppers kubernetes kwargs label labeled labels ' +
  'labs lack lacked lacking lacks lambda land lang language languages laravel large largely larger largest last ' +
  'late latency later latest latin lato latter launch launched launching lauxlib law layer layers layout lazily ' +
  'lazr lazy ldap ldaps ldflags lead leading leads leaf leak leaked leakfix leaking leaks leap learn learned ' +
  'learns lease least leave leaves leaving left leftover legacy legal legitimate lement len length lengths less ' +
  'lesser let letmein lets letter letters letting level levels lexer lexers lexical lexicographic liability ' +
  'liable lib libc libcurl libdir liberapay libexslt libidn libpsl libraries library libre libs libssh libssl ' +
  'libtest libtool libuv libxml libxslt libxslttutorial libz license licensed licenses life lifecycle lifetime ' +
  'light lightweight like likely likewise limit limitation limitations limited limiting limits line linear lineno ' +
  'lines link linkage linked linker linkgit linking links lint linter linus linux list listdir listed listen ' +
  'listener listeners listening listing listpack lists literal literally literals little live lives ljharb llist ' +
  'llong load loaded loader loaders loading loads lobject local locale locales localhost locality locally locals ' +
  'localtime locate located location locations lock locked lockfile lockfiles locking locks log logfile logged ' +
  'logger logging logic logical logically login logmsg logo logs london lone long longer longest look lookahead ' +
  'looked looking looks lookup lookups loop loopback looping loops loose loosely loosen lore lorem lose loses ' +
  'losing loss lost lots low lower lowercase lowest lseek lstat lstrip luai lvalue mac machine machinery machines ' +
  'macos macosx macro macron macros made magenta magic mail mailbox mailinfo mailing mailmap mails mailto main ' +
  'mainly maint maintain maintained maintainer maintainers maintaining maintains maintenance major majority make ' +
  'makedirs makefile makefiles makes making malformat malformed malicious mallctl malloc mallocx manage managed ' +
  'management manager managers manages managing mandatory mangled manifest manipulate manipulating manipulation ' +
  'manner manpage manpages manual manually many map mapped mapping mappings maprintf maps marc march margin mark ' +
  'markdown marked marker markers marking marks markup mask master match matched matcher matchers matches ' +
  'matching material materials math mathematical matrix matt matter matters max maxclass maxconnects maxdepth ' +
  'maxfd maximal maximize maximum maxlen maxredirs maxsize may maybe mbed mbedtls mbox mean meaning meaningful ' +
  'meaningless meanings means meant meantime measure measured measurement measurements measures mechanism ' +
  'mechanisms media median medium meet meets member members membership memcheck memchr memcmp memcpy memdup ' +
  'memmove memo memoize memory memset mention mentioned mentions menu merchantability merchantablity merely merge ' +
  'merged merges mergetool merging meson mess message messages meta metaclass metadata meter meth method methods ' +
  'metrics mfprintf michael micro microseconds microsoft microtask middle middleware midx might migrate migrated ' +
  'migrating migration million millisecond milliseconds mime mimepart mimepost mimetypes mimic min mind mingw ' +
  'mini minimal minimize minimum minio minipass minor minus minute minutes mips mirror mirrors misbehaved misc ' +
  'miscellaneous misconfiguration miscounted mishandled misleading mismatch mismatched mismatches mismatching ' +
  'miss missed misses missing misspelled mistake mistaken mistakenly mistakes misuse mitigate mitter mixed mixin ' +
  'mixing mixins mkdir mkdtemp mkpath mkstemp mktables mktag mktemp mktree mmap mmfile mock mocked mocker mocking ' +
  'mocks modal mode model models modern modes modification modifications modified modifier modifiers modifies ' +
  'modify modifying module modules modulo moment monday mongo monitor monitoring monkey mono monospace monotonic ' +
  'month months more moreover most mostly mount mounted mouse move moved moves moving mozilla mprintf mresult ' +
  'msdos msg msnprintf mstime msys mtime mtimes much mult multi multibyte multiif multiline multipart multiple ' +
  'multiplex multiplexed multiplexing multiplication multiplied multiplier multiply munge munmap musl must ' +
  'mutable mutate mutated mutating mutation mutations mutex mutexed mutexes mutual mutually muzzy mypy myself ' +
  'mysql naive name named namedtuple namelen namely names namespace namespaced namespaces naming nanoseconds napi ' +
  'nargs narrow native natively natural naturally nature navigate navigation nbins nbytes ndebug near nearest ' +
  'nearly necessarily necessary need needed needing needle needlessly needs needswork negate negated negation ' +
  'negative negligence negotiate negotiated negotiating negotiation neither ness nest nested nesting net netdb ' +
  'netinet netloc netrc netscape nettle network networks neutral never nevertheless new newer newest newfile ' +
  'newline newlines newly news newsize next nice nicely nicer nick nickname nine ninja nitems nitfol nmemb noarg ' +
  'nobody node nodei nodejs nodelay nodes nodiscard nodup noexcept nohex noise noisy nolint nomatch non nonblock ' +
  'nonbool nonce none noneg nonempty nonexistent nongit noninfringement nonnull nonsense nonzero noop noordhuis ' +
  'noprogress noproxy noqa nor noreturn norm normal normalization normalize normalized normalizes normalizing ' +
  'normally normcase normpath not notable notably notation note noted notes nothing notice noticed notices ' +
  'notification notifications notified notify november now nowrap npmignore nread nsec nsizes nstime ntohl ntop ' +
  'null nullability nullable nullish nullptr num number numbered numbering numbers numeric numerical numerous ' +
  'nums numstat nwritten oauth oauthlib obj objdir object objective objectname objects objecttype objs oblique ' +
  'obscure observable observe observed observer obsolete obtain obtained obtaining obuf obvious obviously ' +
  'occasionally occupied occur occurred occurrence occurrences occurs ocsp octal octet octets october octopus off ' +
  'offending offer offered offers official officially offline offset offsetof offsets often oid oidclr oidcpy ' +
  'oideq oids oidset okay old older oldest omit omits omitted omitting ompiler omponent once one oneline onerror ' +
  'ones ongoing online only ontext onto oops opaque opcode opcodes open opendir opened opening opens opensource ' +
  'openssl operand operands operate operates operating operation operations operator operators opportunity ' +
  'opposed opposite opt optarg optim optimal optimization optimizations optimize optimized optimizing option ' +
  'optional optionally options optparse opts oracle orange order ordered ordering orders ordinal ordinary org ' +
  'organization orientation oriented orig origin original originally originating origins orphan ossl ostream ' +
  'otechie other others otherwise ought our ours ourselves out outbuf outcome outdated outer outermost outfile ' +
  'outgoing outlen outline outlined output outputs outputting outside outstanding over overall overflow overflows ' +
  'overhead overlap overlapping overlaps overlay overload overloaded overloads overlong overly overridden ' +
  'override overrides overriding overrun overview overwrite overwrites overwriting overwritten own owned owner ' +
  'ownership owning owns pack package packaged packages packaging packed packet packets packfile packfiles ' +
  'packing packs padded padding page pager pages paint pair pairs palette panel panic paper para paragraph ' +
  'parallel parallelism param parameter parameterized parameters params paren parens parent parentheses ' +
  'parenthesis parenthesized parents paris parity parse parsed parseopt parser parsers parses parsing part ' +
  'partial partially particular particularly parties partition parts party pascal pass passed passes passing ' +
  'passive passphrase passwd password passwords past paste pasv patch patched patches patching patents path pathe ' +
  'pathlen pathlib pathname pathnames pathological paths pathsep pathspec pathspecs patience patreon pattern ' +
  'patterns paul pause paused pausing paying payload pays pcnoordhuis pcre peak pedantic peek peel peeled peer ' +
  'penalty pending people per percent percentage perf perfect perfectly perforce perform performance performant ' +
  'performed performing performs perhaps period periodically periods perl perm permanent permanently permission ' +
  'permissions permit permits permitted perms perror persist persisted persistence persistent person personal ' +
  'persons perspective phase phases phrase physical pick pickaxe picked picker picking picks picture pidfile ' +
  'piece pieces pieter pilgrim ping pinned pinnedpublickey pipe piped pipeline pipelining pipes pipewait pkey ' +
  'place placed placeholder placeholders placement places plain plainly plaintext plan planned plat platform ' +
  'platforms play please plen plug plugged plugin plugins plumbing plus pnread pnwritten point pointed pointer ' +
  'pointers pointing pointless points poison poke policies policy poll pollfd pollin polling pollout pollset poly ' +
  'polyfill pong pool pools poor poorly pop popen popular populate populated populates populating porcelain port ' +
  'portability portable ported portion portions ports pos position positional positions positive positives posix ' +
  'posixperm possibilities possibility possible possibly post postcss postfields postfieldsize postfix postfork ' +
  'postgres postimage posting postponed postquote posts potential potentially power powerful powers practical ' +
  'practically practice pragma pre pread preamble prec precede preceded precedence precedes preceding precise ' +
  'precisely precision precompiled precompose precomputed precondition pred predefined predicate predict ' +
  'predictable prefer preferable preferably preference preferences preferred prefers prefetch prefix prefixed ' +
  'prefixes prefixing prefork preformatted prefs preimage preliminary preload premature prematurely prep ' +
  'preparation prepare prepared prepares preparing prepend prepended prepending preproc preprocess preprocessor ' +
  'prerelease prereleases prereq prereqs prerequisite prerequisites presence present presentation presented ' +
  'presents preserve preserved preserves preserving preset press presumably pretend pretransfer prettier prettify ' +
  'pretty prev prevent prevented preventing prevents preview previous previously primarily primary prime ' +
  'primitive primitives princess principal principle print printable printed printer printf printing prints prio ' +
  'prior priority priv privacy private privdata privileges probability probably probe probes probing problem ' +
  'problematic problems proc procedure procedures proceed process processed processes processing processor ' +
  'processors procurement prod produce produced produces producing product production products prof profile ' +
  'profiler profiles profiling profits prog program programlisting programmatically programmer programming ' +
  'programs progress prohibited project projects promise promised promises promisify promisor promote promoted ' +
  'prompt prompted prompting prompts prone proof prop propagate propagated propagating propagation proper ' +
  'properly properties property proposal proposed props prot protect protected protection protects proto protocol ' +
  'protocols protos prototype prototypes prove provide provided provider providers provides providing proxies ' +
  'proxy proxyauth proxytype proxyuserpwd prune pruned pruning pseudo pthread pthreads ptimediff ptions pton ptr ' +
  'ptrdiff pubkey public publicly publish published publishing pull pulled pulling pulls punct punctuation ' +
  'punycode pure purely purge purged purging purpose purposes push pushed pushes pushf pushing pushl pushv put ' +
  'putchar puts putting pwd pygments pypa pyparsing pypi pyproject pypy pytest python qsort quad quadratic ' +
  'qualified qualifier quality queried queries query querying querystring question questions queue queued queues ' +
  'quic quick quickly quiet quietly quit quite quot quotation quote quoted quotes quoting quux rabbit race races ' +
  'racily racy radio radius radix raise raised raises raising rand random randomly range ranges rank rare rarely ' +
  'rate rather ratio raw rawsz rdonly reach reachability reachable reached reaches reaching react reactive ' +
  'reactivity read readability readable readdata readdir reader readers readfunc readfunction reading readline ' +
  'readlines readlink readme readonly reads readthedocs ready real reality realize realloc reallocated ' +
  'reallocation really realm realpath reapply reason reasonable reasonably reasons rebase rebased rebasing ' +
  'rebuild rebuilt receive received receivepack receiver receives receiving recent recently recheck recipient ' +
  'recipients recognize recognized recognizes recommend recommendation recommendations recommended recompute ' +
  'reconnect reconstruct record recorded recording records recover recoverable recovery recreate recreated rect ' +
  'recurse recurses recursing recursion recursive recursively recv red redact redacted redhat redir redirect ' +
  'redirected redirecting redirection redirections redirects redis redismodule redistribute redistribution ' +
  'redistributions redo reduce reduced reduces reducing reduction redundant reencode reentrancy reentrant ref ' +
  'refactor refactored refactoring refcount refentrytitle refer reference referenced references referencing ' +
  'referer referred referrer referring refers reflect reflected reflects reflog reflogs refname refnames refresh ' +
  'refreshed refs refsect refspec refspecs refsynopsisdiv reftable refuse refused refuses refusing reg regard ' +
  'regarding regardless regcomp regenerate regex regexec regexes regexp region regions register registered ' +
  'registering registers registration registry regression regressions regular regularly rehash rehashing ' +
  'reimplemented reinit reinitialize reinterpret reject rejected rejecting rejection rejects related relating ' +
  'relation relational relationship relative relatively relax relaxed release released releases releasing ' +
  'relevant reliable reliably relied relies reload relpath rely relying remain remainder remaining remains remap ' +
  'remark remember remote remotely remotes removal removals remove removed removes removing rename renamed ' +
  'renames renaming render renderable rendered renderer rendering renders renormalize reopen reorder reordering ' +
  'repack repacking repair repeat repeated repeatedly repeating repeats repetition repl replace replaced ' +
  'replacement replacements replacer replaces replacing replay replaying replica replicas replicate replication ' +
  'replies reply repo report reported reporter reporters reporting reports repos repositories repository repr ' +
  'represent representable representation representations represented representing represents reproduce ' +
  'reproducible req reqd reqs request requested requesting requests require required requirement requirements ' +
  'requires requiring rerere rerun res research reserve reserved reset resets resetting resident resides resize ' +
  'resized resolution resolutions resolv resolve resolved resolver resolves resolving resort resource resources ' +
  'resp respect respected respective respectively respects respond responded responding responds response ' +
  'responses responsibility responsible rest restart restarts restore restored restores restrict restricted ' +
  'restriction restrictions restrictive restricts result resulted resulting results resume resumed resumes ' +
  'resuming ret retain retained retaining retains retr retried retries retrieval retrieve retrieved retrieves ' +
  'retrieving retry retrying return returncode returned returning returns retval reusable reuse reused reuses ' +
  'reusing rev revealed revents reverse reversed revert reverted reverting reverts review reviewed reviewing ' +
  'revision revisions revocation revoke revoked revs rewind reword reworded rewrite rewrites rewriting rewritten ' +
  'rfc rich right rights ring risk risks rlimit rmdir rmtree robert roberto robj robust role roll rollback ' +
  'rolldown rolled rollup roman room root roots rotate rough roughly round rounded rounding rounds route router ' +
  'routes routine routines rows rowspan rpartition rpath rray rror rsal rsplit rstrip rtrim rtype ruby rule rules ' +
  'run runkit runner running runs runtime runtimes rust rustls rvalue safari safe safefree safely safer safety ' +
  'said sake salt same sample sampled samples sampling sandbox sane sanitize sanitized sanitizer sanity sans sasl ' +
  'satisfied satisfies satisfy satisfying save saved saver saves saving say saying says scalar scale scaled ' +
  'scales scaling scan scanned scanning scans scenario scenarios schannel schedule scheduled scheduler scheduling ' +
  'schema schemas scheme schemes schindelin scientific scissors sclose scope scoped scopes score scratch screen ' +
  'script scripted scripting scripts scroll sdist sdscatlen sdscatprintf sdsdup sdsempty sdsfree sdslen sdsnew ' +
  'sdsnewlen search searched searches searching sec second secondary seconds secret secrets secs sect section ' +
  'sections secure security sed see seed seeing seek seekfunction seeking seem seems seen sees segfault ' +
  'segfaulted segment segments select selected selecting selection selectively selector selectors selects self ' +
  'sell semantic semantics semi semicolon semicolons semver send sendemail sender sendf sending sends sense ' +
  'sensible sensitive sent sentence sentinel separate separated separately separates separating separation ' +
  'separator separators september sequence sequencer sequences sequential sequentially serial serialization ' +
  'serialize serialized serializer series serif serious seriously serve served server servername servers serves ' +
  'service services serving session sessions set setattr setdefault setenv setitem setlen setlocale setopt sets ' +
  'setsockopt settable setter setters setting settings settled setuid setup setups setuptools seven several ' +
  'severity sha shadow shall shallow shape shard shards share shared shares sharing shebang sheet shell shells ' +
  'shields shift shifted shim ship shipped ships short shortcut shortcuts shorten shortened shorter shortest ' +
  'shorthand shortlog shot should shouldn show showed showing shown shows shrink shuffle shut shutdown shutil ' +
  'shutting sibling siblings side sideband sides sigaction sigchain sighup sigint sign signal signalled signals ' +
  'signature signatures signed signer significant significantly signing signoff signs sigpipe sigterm sigv ' +
  'silence silent silently silly similar similarity similarly simon simple simpler simplest simplicity ' +
  'simplification simplified simplifies simplify simply simulate simultaneous simultaneously since sindresorhus ' +
  'single singleton sinh sink sisteransi site sites situation situations sixth size sized sizeof sizep sizes skew ' +
  'skip skipif skipped skipping skips slab slabs slash slashes slave slaves sleep slen slice slices sliding ' +
  'slight slightly slist slot slots slow slower slowly slurp small smaller smallest smart smudge snapshot ' +
  'snapshots snippet snprintf sock sockaddr sockerrno socket socketfunction sockets sockfd sockindex socklen ' +
  'socks socktype soft software sokra solaris sole solely solid solution solutions solve some somebody somehow ' +
  'someone something sometime sometimes somewhat somewhere soon sorry sort sorted sorting sorts soshnikov sound ' +
  'source sourceforge sourcemap sources space spaces spacing span spans sparse sparsely sparsity spawn spawned ' +
  'spawning spawns spdx speak speaking spec special specialization specialized specially specific specifically ' +
  'specification specifications specifics specified specifier specifiers specifies specify specifying specs speed ' +
  'speeds spell spelled spelling spend spent spin spinner splice split splitext splitlines splits splitting ' +
  'spnego sponsorship spot spread spring sprintf spurious square squash squashed squelch squelched src srcdir ' +
  'sscanf ssize ssl sslcert sslcerttype sslkey sslversion sspi stability stable stack stacklevel stackoverflow ' +
  'stacks stacktrace stage staged stages staging stale stamp stand standalone standard standardized standards ' +
  'standing stands star stars start started starting starts startswith startup stash stashed stat state stated ' +
  'stateful stateless statement statements states static statically staticmethod stating statistics stats status ' +
  'statuses stay stays std stdarg stdbool stddef stderr stdin stdint stdio stdlib stdout stem stenberg step steps ' +
  'steve stick sticky still stock stop stopped stopping stops storage store stored stores storing str straight ' +
  'straightforward strange strategies strategy stray strbuf strcase strcasecmp strchrnul strcmp strconst strcopy ' +
  'strcpy strdup stream streamed streaming streams strequal strerror stress strftime strict stricter strictly ' +
  'strikethrough string stringification stringified stringify strings strip stripped stripping strips stripspace ' +
  'strlen strmap strncasecmp strnequal stroke strong strongly strparse strset strtol strtoul struct structs ' +
  'structure structured structures strvec stub stubs stuck studio stuff stupid style styled styles stylesheet ' +
  'stylesheets styling sub subarray subclass subclasses subcmd subcommand subcommands subdir subdirectories ' +
  'subdirectory subheading subject sublicense submission submit submitted submitting submodule submodules ' +
  'suboptimal subpath subprocess subprocesses subproject subs subschema subscribe subscribed subscription ' +
  'subsection subsequent subsequently subset subshell subst substantial substitute substituted substitution ' +
  'substitutions substr substring substrings subsystem subsystems subtle subtract subtraction subtree subtrees ' +
  'subtype subversion succeed succeeded succeeds success successful successfully such sudo sufficient ' +
  'sufficiently suffix suffixes sugar suggest suggested suggestion suggestions suggests suitable suite suites ' +
  'summary summer sunday sunshine super superfluous superman superproject superset supertest supplied supply ' +
  'supplying support supported supporting supports suppose supposed suppress suppressed suppresses sure surface ' +
  'surprise surprising surrogate surrounding survive susceptible suspect suspend suspense svnrepo swap swapped ' +
  'swapping swaps swash switch switched switches switching swpat symbol symbolic symbols symlink symlinked ' +
  'symlinks symmetric symref sync synchronization synchronize synchronized synchronous synchronously synonym ' +
  'synonyms synopsis syntactic syntactically syntax synthetic sys syscall sysconfig sysctl syslog system systemd ' +
  'systems szind tabindex table tables tabs tag tagged tagger tagname tags tail take taken takes taking talk ' +
  'talking talks tanh tape tarball tarballs target targeting targets task tasks taught tbody tcache teach team ' +
  'teams teardown technical technically technique teleport tell telling tells telnet temp tempfile template ' +
  'templates temple temporarily temporary tend tends term terminal terminals terminate terminated terminates ' +
  'terminating termination terminator terminology terms ternary test testcase testdata tested testenv testing ' +
  'testnum tests testtrace texinfo text textarea textconv texts textual textwrap tformat tfpocch than thank ' +
  'thanks that the thead their theirs them theme themselves then theoretical theory there therefore these they ' +
  'thin thing things think thinking thinks third this thomas thor those though thought thousands thread threaded ' +
  'threading threads threadsafe three threshold threw through throughout throughput throw throwaway throwing ' +
  'thrown throws thru thus tick ticket tickets ticks tidelift tidy tied tighten tightened tilde till time ' +
  'timecondition timed timedelta timediff timedout timeframe timeleft timeout timeouts timer timerfunction timers ' +
  'times timespec timestamp timestamps timeval timezone timing tiny tips title titlepage tls tmp tmpdir tmpfile ' +
  'tobi tobias today todo together toggle token tokenize tokenizer tokens tokensource told tolerant tolerate ' +
  'tolower tomcat toml tone too took tool toolchain toolchains tooling tools toolset top topic topics toplevel ' +
  'topmost topo topological tort torvalds tostring total totally touch touched touches touching toupper towards ' +
  'trace traceback traces tracing track tracked tracker tracking tracks trade traditional traditionally traffic ' +
  'trail trailer trailers trailing trait traits trans transaction transactions transfer transferred transferring ' +
  'transfers transform transformation transformations transformed transforming transforms transient transition ' +
  'transitional transitions transitive translate translated translates translation translations translators ' +
  'transmission transmit transmitted transparent transparently transport transports transpose trap trash ' +
  'traversal traverse traversed traversing travis treat treated treating treatment treats tree treeish trees ' +
  'trick tricked tricks tricky tried tries trigger triggered triggering triggers trim trimmed trimming tring trip ' +
  'triple trivial trivially trouble true truly trunc truncate truncated truncating truncation trunk trust trusted ' +
  'truth truthy try trying tsconfig ttype tuning tunnel tunneling tuple tuples turn turned turning turns tutil ' +
  'tutorial tweak tweaked tweaks twice two txt type typecheck typed typedef typename typeof typep types ' +
  'typescript typical typically typing typo typofix typofixes typos ubuntu ucd uchar ugly uint uintmax uintptr ' +
  'ulnow ulong ultimately ultotal umask unable unaffected unaligned unambiguous uname unary unauthorized ' +
  'unavailable unblock unborn unbound unbounded uncaught unchanged unchecked unclear uncommitted uncommon ' +
  'uncompressed unconditionally unconfig unconst undef undefined under underflow underline underlying underneath ' +
  'underscore underscores understand understanding understands understood undici undo undocumented unencoded ' +
  'unescape unescaped unevaluated unexpected unexpectedly unfinished unfold unfortunate unfortunately unhandled ' +
  'unicode unicore unified uniform uniformly unify unimplemented uninitialized uninstall unintended uninteresting ' +
  'union uniq unique uniquely unistd unit unitcheck units unittest unittests unity universal university unix ' +
  'unknown unless unlike unlikely unlimited unlink unlinked unload unlock unlocked unmap unmatch unmatched ' +
  'unmerged unmodified unmount unmounted unnamed unnecessarily unnecessary unneeded unordered unpack unpacked ' +
  'unpacking unparsed unpredictable unprocessed unqualified unquote unquoted unreachable unreadable unrecognized ' +
  'unrecoverable unref unreferenced unregister unrelated unreliable unresolved unrestricted unsafe unset unshift ' +
  'unsigned unsorted unspecified unstable unstaged unsubscribe unsupported unterminated until untouched untracked ' +
  'untrusted unusable unuse unused unusual unwanted unwind unwrap unzip upcoming update updated updates updating ' +
  'upfront upgrade upgraded upgrades upgrading upload uploaded uploading uploadpack uploads upon upper uppercase ' +
  'upstream uptodate urbg uri uric url urldata urldecode urlencode urlencoded urllib urlmatch urlopen urlparse ' +
  'urls urlt usability usable usage usages use usec used useful useless user useragent userdata userdiff userinfo ' +
  'username usernames userp userprofile userpwd users uses using usize usr usual usually utf util utilities ' +
  'utility utilize utils utime uuid uwinnipeg vaddf vagrant val valgrind valid validate validated validates ' +
  'validating validation validations validator validators validity valign vals valuable value valued values ' +
  'vanilla var variable variablelist variables variadic variance variant variants variation variations varies ' +
  'variety various varname vars vary vauth vector vectors veillard vendor venv verb verbatim verbose verbosity ' +
  'verdana verification verified verifies verify verifyhost verifying verifypeer versa verse version versionadded ' +
  'versionbadg versioned versioning versions versus vertical very vfprintf via vice video view viewer viewing ' +
  'viewport views vimdiff violate violated violation violations virtual virtualenv visibility visible visit ' +
  'visited visitor visual visualize vite vitejs vitest vlen vlink vnode vocabulary void volatile volume vquic ' +
  'vsnapshot vsnprintf vtable vue vuejs vulnerabilities vulnerability vulnerable wait waiting waitpid waits wake ' +
  'wakeup walk walked walker walking walks wall want wanted wants warn warned warning warnings warns warranties ' +
  'warranty was wasi wasm wasn waste wasted wasteful wasting watch watcher watching water way ways wchar weak web ' +
  'webcrypto webidl webkit webpack website websocket websockets webstreams week weeks weight weird welcome well ' +
  'went were weren werror what whatever whatsoever whatwg wheel wheels when whence whenever where whereas ' +
  'wherever whether which whichever while whistles white whitespace whitespaces who whole whom whose wide widely ' +
  'wider width widths wiki wikipedia wild wildcard wildcards wildmatch will willing win winapi window windows ' +
  'winnt wins winsock winter wire wise wish wishes with within without witness wolf wolfssl won wong word wording ' +
  'wordpress words work workaround workarounds workbench workdir worked worker workers workflow workflows working ' +
  'works workspace worktree worktrees world worry worse worst worth would wouldn wrap wrapped wrapper wrappers ' +
  'wrapping wraps writable write writedata writefunc writefunction writeout writer writes writev writing written ' +
  'wrong wrongly wronly wrote xargs xcalloc xception xcode xdiff xfdopen xfer xferinfofunction xmalloc xmallocz ' +
  'xmemdupz xmlsoft xopen xread xsltlocale xsltproc xsltutils xsnprintf xstrdup xstrndup xyzzy yaml yamlm yamls ' +
  'yarn year years yellow yes yet yield yielded yielding yields you your yourself zend zero zeroed zeroes zeros ' +
  'zfree zipfile zlatkovic zlib zmalloc zone zrealloc zset zstream';
