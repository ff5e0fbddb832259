import type { Address } from './email-read.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Reserved by RFC 2606 and RFC 6761, or used inside networks only (also as the end of a longer name). */
const RESERVED_ENDINGS = words(
  'example test invalid localhost local localdomain internal lan corp home intranet onion',
);

/** Domains that examples use: RFC 2606's, and those that people make up. Subdomains count too. */
const EXAMPLE_DOMAINS = words(`
  example.com example.org example.net example.edu example.co.uk example.de example.fr example.io example.co example.in
  example.jp example.cn example.dev exemple.com exemple.fr ejemplo.com beispiel.de esempio.it
  acme.com acmecorp.com acme.org acme.io acme.co acme.dev acme-corp.com acmeinc.com acme.inc
  domain.com domain.tld domain.org domain.net domain.de mydomain.com mydomain.org yourdomain.com your-domain.com
  yourdomain.org yourdomain.net otherdomain.com somedomain.com anotherdomain.com domain.example thedomain.com
  company.com mycompany.com yourcompany.com your-company.com my-company.com companyname.com somecompany.com othercompany.com
  mycorp.com yourcorp.com corp.com bigcorp.com megacorp.com initech.com contoso.com fabrikam.com northwind.com
  adventure-works.com tailspintoys.com contoso.org
  yoursite.com mysite.com your-site.com mywebsite.com yourwebsite.com site.com website.com somesite.com yourapp.com
  myapp.com app.com yourhost.com myhost.com somehost.com hostname.com host.com host.org server.com myserver.com yourserver.com
  yourorg.com myorg.com your-org.com org.com organization.com myorganization.com yourorganization.com
  test.com test.org test.net test.de test.fr test.io test.co test.cz test.ru test.co.uk testing.com tester.com mytest.com
  foo.com foo.org foo.net foo.bar foo.baz bar.com bar.org bar.net baz.com baz.org qux.com foobar.com foobar.org bar.foo foo.de
  foo.co foo.io bar.io bar.baz foo.fr foo.co.uk quux.com
  abc.com abc.de xyz.com aaa.com bbb.com ccc.com xxx.com yyy.com zzz.com a.com b.com c.com d.com x.com y.com z.com a.co b.co
  a.org b.org a.de b.de a.net x.org y.org x.y xx.com yy.com aa.com bb.com 123.com
  somewhere.com nowhere.com somewhere.org nowhere.org somewhere.net elsewhere.com anywhere.com anywhere.org there.com here.com
  email.tld mail.tld fake.com fake.org fakeemail.com fakemail.com dummy.com dummy.org dummymail.com sample.com sample.org demo.com
  demo.org placeholder.com none.com nobody.com null.com whatever.com blah.com blabla.com bogus.com random.com provider.com
  isp.com some.com any.com other.com my.com your.com you.com me.com.example service.com smtp.com.example site.org
  april.biz melissa.tv yesenia.net kory.org annie.ca jasper.info billy.biz sherwood.me rosamond.me dana.io karina.biz
  mailinator.com sharklasers.com yopmail.com
`);

/** Addresses of machines: GitHub's and GitLab's no-reply addresses, service accounts, error trackers, bots. */
const MACHINE_DOMAINS = words(`
  gserviceaccount.com noreply.github.com noreply.gitlab.com users.noreply.gitlab.com users.noreply.gitee.com
  users.noreply.codeberg.org noreply.gitea.io noreply.gitcode.com mail.gmail.com sentry.io ingest.sentry.io
  amazonses.com bounces.google.com docs.google.com calendar.google.com group.calendar.google.com
  iam.amazonaws.com compute.amazonaws.com compute.internal appspotmail.com cloudservices.gserviceaccount.com
`);

/** Local parts that stand for anybody, or for no answer. Compared without digits at the end and without separators. */
const PLACEHOLDER_LOCALS = words(`
  firstlast firstnamelastname firstname lastname lastnamefirstname givenname familyname first last namesurname fname flast
  noreply noreplay donotreply dontreply noresponse nobody noone none null undefined nil invalid
  username usera userb userone usertwo testuser useremail myuser newuser someuser anyuser otheruser youruser
  someone somebody anyone anybody everyone everybody anonymous anon unknown whoever
  you your yourname youremail yourmail youraddress youremailaddress yourid yourusername youraccount yourlogin yours
  myname myemail mymail myaddress myaccount name email address emailaddress emailid mailaddress recipient sender
  foo bar baz qux quux foobar foobaz barfoo foofoo abc abcd abcde xyz xy xx xxx xxxx xyzzy aaa bbb ccc asdf qwerty blah blahblah blabla
  test tests testing tester testuser testmail testemail testaccount testaddress mytest test.test testtest
  dummy fake fakeemail example examples exampleuser sample demo demouser placeholder temp tmp whatever something anything
  johndoe janedoe jdoe doe johnqpublic joebloggs joeuser joeblow joeschmoe joesixpack maxmustermann erikamustermann mustermann
  mariorossi jeandupont ivanivanov alicebob uname login account
`);

/** Names of SSH algorithms and extensions have the form of addresses (RFC 4251, section 6). */
const SSH_DOMAINS = words(
  'openssh.com libssh.org lysator.liu.se ssh.com putty.projects.tartarus.org amazon.com roumenpetrov.info',
);
const SSH_NAME =
  /^(?:zlib|aes\d|chacha20|hmac-|umac-|curve|ecdsa-|sk-|ssh-|rsa|ed25519|hostkeys|posix-rename|f?statvfs|hardlink|fsync|keepalive|no-more-sessions|eow|tun|auth-agent|streamlocal|forwarded|direct-|lsetstat|limits|expand-path|copy-data|users-groups|home-directory|sntrup|kex-|session-bind|restrict|publickey|ext-info|x509|diffie|rijndael|serpent|twofish|blowfish|cast128|arcfour|3des|seed-|crypticore|ping|pong|winadj|simple)/;

/** Kotlin's and Java's labels (`this@Outer.name`) and similar code. */
const CODE_LOCALS = words('this super return break continue self cls');

const ROLES = words(`
  abuse accessibility accounting accounts admin administrator admins announce api apply ask billing bookings bugs builds
  business careers ci commits community compliance conduct coc contact contactus contributors core customercare customerservice
  customersupport dev developer developers devel devops devrel dpo editor editors engineering enquiries events feedback finance
  general git github gitlab hello help helpdesk hi hiring hostmaster hr info information infra inquiries it jobs kontakt
  legal list lists mail mailer maintainer maintainers manager marketing media members moderator moderators news newsletter
  notifications notify office officials online operations ops order orders org owner packages partner partners partnerships
  patches payments people postmaster press privacy pr problems project psirt recruiting recruitment register release releases
  report reports request requests reservations root sales security secalert service services shop sponsor sponsors staff
  submit support sysadmin team teams tech technical trademark trademarks translations usenet users webmaster website welcome www
  user anonymous customer client member moderation steering board committee tsc pmc dist bugzilla bot robot automation deploy alerts monitoring
  kundenservice redaktion buchhaltung vertrieb verwaltung datenschutz contacto ventas soporte administracion comercial
  contato atendimento suporte vendas informazioni assistenza vendite accueil
`);

/** Hosts that carry mailing lists and trackers: every address there is a list's. */
const LIST_DOMAINS = words(`
  googlegroups.com vger.kernel.org lists.sourceforge.net lists.infradead.org lists.freedesktop.org lists.debian.org
  bugs.debian.org lists.gnu.org nongnu.org groups.io lists.ubuntu.com lists.launchpad.net lists.linux.dev lists.linuxfoundation.org
  lists.apache.org lists.cam.ac.uk lists.mozilla.org python.org lists.riseup.net librelist.com yahoogroups.com
`);

/** Not the address of anybody: reserved and example domains, machines, placeholders, hashes. */
export function isNobody({ local, domain }: Address): boolean {
  const lastLabel = domain.slice(domain.lastIndexOf('.') + 1);
  if (RESERVED_ENDINGS.has(lastLabel) || isUnder(domain, EXAMPLE_DOMAINS) || isUnder(domain, MACHINE_DOMAINS))
    return true;
  if (CODE_LOCALS.has(local) || (SSH_DOMAINS.has(domain) && SSH_NAME.test(local))) return true;
  const plain = plainLocal(local);
  if (PLACEHOLDER_LOCALS.has(plain) || /^(?:your|my|some|any)[._-]/i.test(local) || /no-?_?reply/i.test(local))
    return true;
  if (/^(?:example|placeholder|yourdomain|your-?domain|mydomain|some-?domain)[.-]/.test(domain)) return true;
  return isHash(local) || isMadeUp(plain, local, domain);
}

/** A function or list, not a person: `support@`, `bugs@`, everything on mailing list hosts. */
export function isRole({ local, domain }: Address): boolean {
  if (isUnder(domain, LIST_DOMAINS) || /^(?:lists?|groups?|bugs|discuss|ml|mailman)\./.test(domain)) return true;
  const name = local.toLowerCase().split('+')[0]!;
  if (ROLES.has(name) || ROLES.has(name.replace(/[._-]/g, ''))) return true;
  const parts = name.split(/[._-]/);
  const end = parts[parts.length - 1]!;
  return (
    parts.length > 1 &&
    /^(?:list|dev|devel|users?|announce|bugs?|commits?|discuss|discussion|security|support|team|admin|owner|request|subscribe|unsubscribe|help|info|maintainers?|bot|patches|general|public|private)$/.test(
      end,
    )
  );
}

/** The domain itself or a parent of it is in the set. */
function isUnder(domain: string, set: ReadonlySet<string>): boolean {
  for (let at = 0; at !== -1;) {
    if (set.has(domain.slice(at))) return true;
    const dot = domain.indexOf('.', at);
    at = dot === -1 ? -1 : dot + 1;
  }
  return false;
}

function plainLocal(local: string): string {
  return local.toLowerCase().split('+')[0]!.replace(/[._-]/g, '').replace(/\d+$/, '');
}

/** Digests, UUIDs and keys: hashed no-reply addresses, tracker ids, Gravatar-like values. */
function isHash(local: string): boolean {
  return (
    /^(?:\d+\+)?[0-9a-f]{16,}$/i.test(local) ||
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(local)
  );
}

/** `a@b.com`, `aaa@bbb.org`, `1@2.com`: too little variety to be an address. */
function isMadeUp(plain: string, local: string, domain: string): boolean {
  const name = domain.split('.').slice(0, -1).join('');
  if (plain.length === 0) return local.replace(/\D/g, '').length < 5;
  if (isOneLetter(name) && isOneLetter(plain)) return true;
  return plain.length > 2 && isOneLetter(plain);
}

/** The same character again and again; not for empty text. */
function isOneLetter(text: string): boolean {
  for (let at = 1; at < text.length; at++) if (text[at] !== text[0]) return false;
  return text.length > 0;
}
