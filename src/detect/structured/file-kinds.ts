/**
 * Which parser a file's name asks for. Asked once for every path of a history, so it is a look-up by base name, then by extension, and only then a
 * few patterns. Names from the documentation of the programs that read the files.
 */
export type FileKind = keyof typeof BASE_NAMES | 'yaml-settings' | 'json-settings';

const split = (names: string): string[] => names.trim().split(/\s+/);

/** Base names in lower case, by kind. */
const BASE_NAMES = {
  dotenv:
    split(`.env .envrc .flaskenv .dev.vars .secret.local env.sh setenv.sh environment.sh docker.env docker-compose.env compose.env .env.vault
    .env.keys .actrc .secrets act.secrets .act.secrets openrc keystonerc novarc .novarc eucarc .exports .pam_environment example.env sample.env`),
  properties:
    split(`gradle.properties local.properties signing.properties keystore.properties key.properties application.properties
    bootstrap.properties terraform.tfvars secrets.tfvars backend.conf sonar-project.properties sonar.properties nexus.properties sentry.properties
    .sentryclirc gitconfig .gitconfig config.toml secrets.toml grafana.ini app.ini pip.conf pip.ini uv.toml poetry.toml bunfig.toml .bunfig.toml
    .hgrc hgrc .modal.toml credentials.toml .credentials mgmt-users.properties rabbitmq.conf ansible.cfg inventory.ini hosts.ini .terraformrc
    terraform.rc .tofurc setup.cfg .ovh.conf ovh.conf .condarc cli.toml exoscale.toml`),
  logins:
    split(`.pypirc .my.cnf my.cnf my.ini mysql.cnf debian.cnf .s3cfg .boto boto.cfg rclone.conf .rclone.conf .smbcredentials smb.credentials cifs.credentials
    .pg_service.conf pg_service.conf .passwd-s3cmd aws_credentials credentials.aws .rclone.cfg clouds.ini winscp.ini`),
  directives:
    split(`redis.conf sentinel.conf users.acl redis.acl .msmtprc msmtprc .fetchmailrc fetchmailrc .curlrc _curlrc .wgetrc snmpd.conf snmptrapd.conf
    ipsec.secrets racoon.conf ldap.conf .ldaprc slapd.conf nslcd.conf sssd.conf ks.cfg anaconda-ks.cfg preseed.cfg haproxy.cfg rndc.key named.conf
    wpa_supplicant.conf hostapd.conf wireguard.conf running-config startup-config config.boot juniper.conf .esmtprc ssmtp.conf .muttrc muttrc
    .offlineimaprc .mbsyncrc .getmailrc tac_plus.conf clients.conf radiusd.conf swanctl.conf`),
  npmrc: split('.npmrc npmrc .yarnrc .pnpmrc .yarnrc.yml'),
  netrc: split('.netrc _netrc'),
  pgpass: split('.pgpass pgpass pgpass.conf'),
  'git-credentials': split('.git-credentials git-credentials'),
  'ppp-secrets': split('chap-secrets pap-secrets'),
  'user-password': split('auth-user-pass auth-user-pass.txt vpn-auth.txt ovpn.auth'),
  'colon-pairs': split('.passwd-s3fs passwd-s3fs sasl_passwd passwd.client mosquitto_plain jmxremote.passwords'),
  hashes:
    split(`.htpasswd htpasswd .htdigest htdigest shadow shadow- shadow.bak gshadow master.passwd opasswd smbpasswd mosquitto_passwd
    passwd.mosquitto pureftpd.passwd proftpdpasswd passwd passwd-`),
  'user-list': split('userlist.txt'),
  'docker-config': split('.dockercfg .dockerconfigjson dockerconfig.json'),
  'composer-auth': split('auth.json'),
  kubeconfig: split(
    'kubeconfig .kubeconfig kubeconfig.yaml kubeconfig.yml admin.conf kubelet.conf controller-manager.conf scheduler.conf bootstrap-kubeconfig',
  ),
  'json-settings':
    split(`.runtimeconfig.json appsettings.json secrets.json local.settings.json launchsettings.json credentials.json client_secrets.json
    client_secret.json oauth2client.json google-credentials.json gcloud-service-key.json service-account.json serviceaccount.json service_account.json
    keyfile.json sa-key.json application_default_credentials.json accesstokens.json azureauth.json service_principal_entries.json
    serviceprincipalentries.json msal_token_cache.json config.json database.json ormconfig.json sequelize.json sftp-config.json sftp.json
    .remote-sync.json ftp-sync.json .ftpconfig .ftppass deployment-config.json .civo.json cypress.env.json zappa_settings.json kaggle.json
    vcap-local.json vcap_services.json credentials.tfrc.json vault-init.json vault-keys.json cluster-keys.json hosts.json apps.json
    consul.json acl.json storage_state.json storagestate.json auth-state.json team-provider-info.json gitlab-secrets.json definitions.json
    realm-export.json pub-credentials.json keystore.json wallet.json variables.json settings.local.json .credentials.json mcp.json .mcp.json
    claude_desktop_config.json launch.json tasks.json parameters.json azuredeploy.parameters.json nuget-credentials.json connections.json
    credentials-config.json logins.json .claude.json`),
  'yaml-settings':
    split(`secrets.yml secrets.yaml database.yml database.yaml mongoid.yml application.yml application.yaml bootstrap.yml bootstrap.yaml
    settings.yml settings.local.yml values.yaml values.yml docker-compose.yml docker-compose.yaml compose.yml compose.yaml parameters.yml parameters.yaml
    vault.yml vault.yaml clouds.yaml secure.yaml helmfile.yaml repositories.yaml serverless.yml serverless.env.yml prometheus.yml alertmanager.yml
    hosts.yml config.yml config.yaml credentials.yml credentials.yaml .travis.yml .gitlab-ci.yml appveyor.yml bitbucket-pipelines.yml
    hiera.yaml common.yaml ejabberd.yml newrelic.yml datadog.yaml jenkins.yaml mongod.conf encryption-config.yaml .aider.conf.yml gitlab.yml`),
  xml: split(`settings.xml settings-security.xml nuget.config web.config app.config connectionstrings.config machine.config credentials.xml config.xml
    filezilla.xml sitemanager.xml recentservers.xml unattend.xml autounattend.xml unattended.xml sysprep.xml groups.xml services.xml scheduledtasks.xml
    datasources.xml printers.xml drives.xml webservers.xml tomcat-users.xml context.xml server.xml standalone.xml domain.xml persistence.xml
    hibernate.cfg.xml glassfish-resources.xml jetty-env.xml local.xml confcons.xml mremoteng.xml accounts.xml strings.xml info.plist autoinst.xml
    workspace.xml jenkins.model.jenkinslocationconfiguration.xml icecast.xml keepass.xml`),
  captured: split(
    'insomnia.json thunderenvironment.json thunderclient.json http-client.env.json http-client.private.env.json rest-client.env.json',
  ),
  'whole-file':
    split(`master.key .vault-token vault-token .vault_pass .vault_pass.txt vault_pass vault_pass.txt vault-password vault-password.txt
    .vault-password .vault_password .vault-pass .ansible_vault_password ansible_vault_pass.txt initialadminpassword .erlang.cookie secret.key
    secret_key join.key restic-password .restic-password .gitlab-token .github-token github_token gitlab_token api_key apikey.txt api_key.txt token.txt
    .token password.txt pass.txt passwd.txt secret.txt .secret encrypted_data_bag_secret authtoken.secret hudson.util.secret varnish.secret
    secret_key_base django_secret_key secret_key.txt jwt.secret jwt_secret .pgpassword db_password db_password.txt mysql_root_password
    postgres_password root_password admin_password token.key privatekey private.key`),
  'password-table':
    split(`passwords.csv logins.csv chrome_passwords.csv rootkey.csv accesskeys.csv new_user_credentials.csv credentials.csv
    known_tokens.csv tokens.csv basic_auth.csv users.csv accounts.csv secrets.csv`),
  'terraform-state': split('errored.tfstate'),
  manifest: split('secret.yaml secret.yml secret.json sealed-secret.yaml kustomization.yaml'),
  'key-store':
    split(`cwallet.sso secring.gpg secring.pgp id_rsa id_dsa id_ecdsa id_ed25519 ssh_host_rsa_key ssh_host_dsa_key ssh_host_ecdsa_key
    ssh_host_ed25519_key login.keychain login.keychain-db`),
} as const;

/** Extensions in lower case, by kind. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  dotenv: 'env envrc',
  properties: 'tfvars tfbackend properties pubxml',
  netrc: 'netrc',
  hashes: 'htpasswd',
  directives: 'ovpn pcf nmconnection remmina rsc cisco',
  'terraform-state': 'tfstate',
  xml: 'publishsettings rdg ncx mremoteng',
  captured: 'ipynb har postman_collection postman_environment insomnia',
  'key-store':
    'p12 pfx jks keystore jceks bks p8 pkcs12 pkcs8 pk8 der pvk snk kdbx kdb psafe3 keytab key keychain keychain-db ppk',
};

const byName = new Map<string, FileKind>();
for (const [kind, names] of Object.entries(BASE_NAMES)) for (const name of names) byName.set(name, kind as FileKind);
const byExtension = new Map<string, FileKind>();
for (const [kind, list] of Object.entries(EXTENSIONS))
  for (const name of split(list)) byExtension.set(name, kind as FileKind);

/** Tried on the base name in lower case where nothing else fits, if it holds one of HINTS. */
const PATTERNS: readonly (readonly [RegExp, FileKind])[] = [
  [
    /^\.env(?:[._-].*)?$|^\.?env\.(?:local|prod\w*|dev\w*|stag\w*|test\w*)$|\.env\.[\w.-]+$|^\.dev\.vars\..+$|-?openrc\.sh$/,
    'dotenv',
  ],
  [/\.tfstate(?:\.[\w.-]+)?$/, 'terraform-state'],
  [
    /\.tfvars\.json$|^appsettings\..+\.json$|^client_secret.*\.json$|^service[-_]?account.*\.json$|-firebase-adminsdk-.*\.json$|^(?:gcp|gcloud)-?key.*\.json$|^bitwarden_export.*\.json$|^google-?credentials.*\.json$|^unseal.*\.json$|^packer.*\.json$/,
    'json-settings',
  ],
  [/\.postman_(?:collection|environment|globals)\.json$|^insomnia.*\.json$/, 'captured'],
  [/^application-.*\.properties$/, 'properties'],
  [
    /^(?:application|values|docker-compose|compose)[-.].*\.ya?ml$|^secrets\..*\.ya?ml$|^pulumi\..*\.yaml$/,
    'yaml-settings',
  ],
  [/secrets?[^/]*\.ya?ml$|kubeconfig.*/, 'manifest'],
  [/^\.?(?:ansible[_-])?vault[_.-]?(?:pass(?:word)?|pw|key)(?:[_-]?file)?(?:\.txt)?$/, 'whole-file'],
  [
    /^(?:lastpass_export|bitwarden_export|dashlane|1password|keepass).*\.csv$|^.*_(?:accesskeys|credentials)\.csv$|passwords?.*\.csv$/,
    'password-table',
  ],
  [/^kickstart.*\.cfg$|\.ks$|^wg.*\.conf$|^fortigate.*\.conf$|-confg$/, 'directives'],
  [/^web\..*\.config$|^app\..*\.config$|\.exe\.config$|-ds\.xml$/, 'xml'],
  [/(?:_|\.)(?:rsa|dsa|ed25519|ecdsa)$/, 'key-store'],
];
const HINT =
  /env|tfstate|tfvars|settings|secret|service|firebase|gcp|gcloud|bitwarden|google|unseal|packer|postman|insomnia|application|values|compose|pulumi|kubeconfig|export|dashlane|1password|keepass|accesskeys|credentials|password|kickstart|\.ks$|^wg|fortigate|confg$|config$|-ds\.xml$|vault|rsa$|dsa$|ed25519$|ecdsa$|vars|openrc/;

/** Names that mean something only in their folder. */
const IN_FOLDER: readonly (readonly [RegExp, FileKind])[] = [
  [/(?:^|\/)\.?docker\/config\.json$|(?:^|\/)registry\/config\.json$/, 'docker-config'],
  [/(?:^|\/)\.?kube\/config$/, 'kubeconfig'],
  [
    /(?:^|\/)\.?aws\/(?:credentials|config)$|(?:^|\/)\.oci\/config$|(?:^|\/)\.gem\/credentials$|(?:^|\/)\.cargo\/credentials$/,
    'logins',
  ],
  [/(?:^|\/)\.git\/config$/, 'properties'],
  [
    /(?:^|\/)config\/credentials\/[^/]+\.key$|(?:^|\/)secrets\/[^/.]+$|(?:^|\/)run\/secrets\/[^/]+$|(?:^|\/)huggingface\/token$/,
    'whole-file',
  ],
  [/(?:^|\/)(?:group_vars|host_vars|pillar|hieradata)\/.+/, 'yaml-settings'],
  [
    /(?:^|\/)(?:k8s|kube|kubernetes|manifests?|deploy(?:ment)?s?|helm|charts?|templates|overlays|base)\/(?:.*\/)?[^/]+\.ya?ml$/,
    'manifest',
  ],
];
const FOLDER_HINT =
  /docker|registry|kube|k8s|aws|\.oci|\.gem|\.cargo|\.git\/|credentials|secrets|huggingface|_vars\/|pillar|hieradata|manifest|deploy|helm|chart|templates|overlays|base\//;

/** The kind of parser, or null. `path` is '/'-separated; case does not count. */
export function fileKind(path: string): FileKind | null {
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const known = byName.get(base);
  if (known !== undefined && base !== 'config.json') return known;
  if (HINT.test(base)) {
    for (const [pattern, kind] of PATTERNS) if (pattern.test(base)) return kind;
  }
  const dot = base.lastIndexOf('.');
  const byItsExtension = dot < 0 ? undefined : byExtension.get(base.slice(dot + 1));
  if (FOLDER_HINT.test(path)) {
    const lower = path.toLowerCase();
    for (const [pattern, kind] of IN_FOLDER) if (pattern.test(lower)) return kind;
  }
  return byItsExtension ?? known ?? null;
}
