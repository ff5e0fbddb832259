/**
 * `ghp_abc123`: a provider's distinctive prefix and then too little for any of its tokens. Somebody shows how such a token begins, or cut one
 * for show; it opens nothing. With twenty characters and more after the prefix it is reported: a form that our rules do not know yet.
 */

/** Prefix, colon, characters of the shortest token that has it. */
const PREFIXES = `
  AGE-PLUGIN-:26 AIK_CI_:27 AIK_SECRET_:75 APP_USR-:65 AVNS_:24 BBDC-:49 CCDB1_:69 CCIPAT_:68 CCIPRJ_:68 CFPAT-:49 CLOJARS_:68 FLWSECK-:22
  FLWSECK_TEST-:27 GOCSPX-:35 HRKU-:41 KGAT_:37 Mid-server-:21 NRAA-:32 NRAK-:32 NRII-:30 NRIQ-:30 NRRA-:47 PMAK-:64 PMAT-:31 RGAPI-:42
  SB-Mid-server-:24 SWMKEY-1-:52 SWMTKN-1-:76 ai71-api-:45 aio_:32 ak_live_:38 ak_test_:38 akab-:38 alcht_:36 amzn.mws.:45
  amzn1.oa2-cs.v1.:80 aph0_:65 apify_api_:44 apk_:84 authress_:65 b10ck5.:68 bkaa_:80 bkaj_:305 cbkey_:26 cfast_:54 cfat_:53 cfk_:52
  cfut_:53 cfxk_:30 chpt_:17 configcat-:61 csa_:40 csk-:52 ctx7sk-:43 da2-:30 dckr_oat_:36 dckr_pat_:36 ddo_:40 ddp_:40 dnkey-:85
  dnsimple_:43 doo_v1_:71 dop_v1_:71 dor_v1_:71 dp.audit.:49 dp.ct.:46 dp.pt.:46 dp.sa.:46 dp.scim.:48 dp.st.:46 duffel_live_:55
  duffel_test_:55 dvc_server_:19 e2b_:44 esecret_:28 essu_:65 figd_:43 fio-u-:70 flp_:50 fm1a_:85 fm1r_:85 fm2_:84 fo1_:47 gb_api_:43
  gcntfy-:82 gho_:40 ghp_:40 ghr_:80 ghs_:40 ghu_:40 github_pat_:93 glagent-:58 glc_:36 glcbt-:28 gldt-:25 glffct-:27 glft-:25 glimt-:31
  gloas-:70 glpat-:26 glptt-:46 glrt-:25 glrtr-:26 glsa_:46 glsoat-:27 glwt-:25 gsk_:56 hvb.:28 hvr.:28 hvs.:28 ico-:36 isat_:25 jca_:40
  k8s-aws-v1.:111 lin_api_:48 lin_oauth_:50 lin_wh_:39 llx-:48 lsv2_:51 mdb_sa_sk_:50 mergify_application_key_:64 mlsn.:35 napi_:65 nbp_:40
  npg_:16 npm_:40 nrt_:44 ntn_:50 nvapi-:66 nyk_:64 odt_:36 os_v2_:100 packagist_:78 pcsk_:73 pdl_live_apikey_:69 pdl_ntfset_:68
  pdl_sdbx_apikey_:69 phs_:44 phx_:44 pplx-:53 prtapi_:39 pscale_oauth_:45 pscale_pw_:42 pscale_tkn_:43 pub-c-:42 pul-:44 ramp_sec_:49
  rbp_:255 rdme_:75 rnd_:32 rpa_:34 rubygems_:57 samsara_api_:38 sb_secret_:41 sbp_:44 sbx_apikey_:75 scauth_:63 scp-:41 sec-c-:42 sgp_:44
  shippo_live_:52 shippo_test_:52 shltm_:46 shpat_:38 shpca_:38 shpcu_:38 shpit_:38 shppa_:38 shprt_:38 shpsa_:38 shpss_:38 shptka_:39
  shpua_:38 sk-None-:55 sk-admin-:56 sk-api-:117 sk-lf-:42 sk-or-v1-:73 sk-proj-:55 sk-pyx-:53 sk-svcacct-:58 sk_car_:28 sk_live_:40
  sk_test_:18 skapi_:35 sktsec_:37 slk_:68 sntryu_:71 sq0atp-:29 sq0csp-:50 sub-c-:42 tfp_:44 tgp_v1_:50 tk-us-:54 tkcapi_:37 tkn.v1_:75
  tskey-:18 tss_:24 tvly-:37 ucat_:29 vca_:60 vci_:60 vck_:60 vcp_:60 vcr_:60 vercel_blob_rw_:60 vk1.a.:106 vtwn_:25 wandb_v1_:79 whsec_:30
  xai-:82 xapp-:74 xau_:40 xkeysib-:89 xnd_development_:46 xnd_production_:45 xoxb-:30 xoxc-:71 xoxd-:85 xoxe-:127 xsmtpsib-:90 ya29.:25
  zpka_:46
`;

/** Known prefixes with the characters of the shortest token that begins so. */
export const TOKEN_PREFIXES: ReadonlyMap<string, number> = new Map(
  PREFIXES.trim()
    .split(/\s+/)
    .map((entry): [string, number] => {
      const colon = entry.lastIndexOf(':');
      return [entry.slice(0, colon), Number(entry.slice(colon + 1))];
    }),
);

const BEGINS = new RegExp(`^(?:${[...TOKEN_PREFIXES.keys()].map((prefix) => prefix.replace(/\./g, '\\.')).join('|')})`);
/** After the prefix: so much is no show any more. */
const TELLING = 20;

export function isCutShort(value: string): boolean {
  const prefix = BEGINS.exec(value)?.[0];
  return prefix !== undefined && value.length < Math.min(TOKEN_PREFIXES.get(prefix)!, prefix.length + TELLING);
}
