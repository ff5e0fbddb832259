/**
 * The grams that stand in text most often, by -log2 of their share of all places; four characters each, one for each class (`a` for a or
 * A, `0` for any digit, `.` for any of `.:/`, a space for whatever is none of the others). Counted over the files of git, curl,
 * redis and vue at their tips, five megabytes each; together they are 78 % of that text.
 */
// prettier-ignore
export const COMMON_GRAMS: Readonly<Record<number, string>> = {
  3:
    '    ',
  7:
    '0000',
  8:
    '   c the----.   e   the ',
  9:
    '   .   e   i   r   s   t  .   co  re .   0   con cur to 0   00  curld   ing ion n   s   t   tion',
  10:
    '   -   0   a   d   f   m   n   p  0   00  cu  de  ex  gi  if  in  th 000 and com def exp for git if  in ' +
    ' is  not of  pro ret tha thi use wit000 ablealloand atiocommcompconsdataect ed  ent er  es  eturexpefile' +
    'for git hat httpl   llocmentnamenodenst nt  ode onstpectportr   retuse  sizeted testthisturntypeurl url_' +
    'withxpec',
  11:
    '   _   b   g   h   l   o   u   v   w  -   --  ..  an  as  di  fi  fo  ht  li  ma  no  pa  pr  se  si  st' +
    '  te  un  wh ..  .to 0.0 add all are as  be  by  can cha fil fro htt inc int it  lin nam nul on  opt or ' +
    ' par pat res set sho siz sta str tes tsd typ val voi whe whi you..  ...g..gi.com.git0.0 0.00_t  a   ache' +
    'all alueame are arenase ata atchate b.cobjecble c   callcludcodecom.confcontcorecreactiod tod.  de  defi' +
    'der e coe ine ree the.  eateed ted. efinemenen  er tergeerroest f   f thfineformfromfuncg   githh   have' +
    'he  he che shen his hub.i   id  if  ile in tincline instint inteionsit  ith ithujectk   latele  linell  ' +
    'loptlse ludelue mallme  mergmmitmplen thnclund  ned nfigng  ng tnot nternullo   objeof toid ommion  onfi' +
    'ons onteopt_optior  ore.ort ouldout p   propps..ptioreadreatrectringrl  rloprom rrors ths.  s...s.cosed ' +
    'set sionst  statstrit cot tht.  tatitentter thattherthubtimetingtps.trints  ttpsub.cue  ull ult urlourn ' +
    'use valuvoidwhenx   y   you ype ',
  12:
    '   k  .t  0.  __  a   ac  al  ar  ba  bu  c   ca  ch  cl  da  do  el  en  fa  fr  i   im  is  it  le  me' +
    '  na  ne  nu  on  op  or  sh  so  to  tr  ty  us  va  vo  wi -   --- 00  a   a c a s ac_ an  any app arg' +
    ' ass bee boo bra but c   cal cas che cod cop cor cre dat des dir dis div els end err eve ext fal foo fun' +
    ' get has hav hea i   imp ind ins key lat lib lis mai mal mer mod n   new no  nod num obj one out per pre' +
    ' pri rea rec red ref rem ren rep req roo run see ser spe sub sup tim tra tru und upd var ver was we  wil' +
    ' wor-   --  --- .  ..  a.  i.  s.  t. 0 . th.0  .0.0.00..000.cor.h  .tob.vue0  00  h0.0.00.0_   __  _con' +
    '_eas_pro_setace ack actiaderage ags ain aintake al  alleallyalseamplanceanchandlangeansfany ar  argeart ' +
    'asseasy_ata_atedaterath aticaultave b   backbasebcurbeenber boolbranbuilbut cachcan casecatice  cessch  ' +
    'chancharchecchilck  conncopycouncripct  ct cctedctivctord byd ind thdateded defadentdiffdingdiredisadiv ' +
    'e  ae  ce  se . e a e ane cue fie foe ise lie ofe pae pre see toe use.coe_t ead eadeeasyecifect_ecteecti' +
    'ed aed bed iedatediseen efauejs.elemelseemalenabend endeendient.entientser. eratere ernaers ersiervees a' +
    'es tes. ess essiest_esulet  evenexamexpoext extefalsfaulfigufix flagfoo g thge  get ght git-gs  handhang' +
    'has he fhe phe rhe theadheckher herehichhildhookhoulibcuicatich ies if tifieightigurilesill impoin  ind ' +
    'indeinedinfoinition.irecis  is aissuist itioitorits iv  ive ize ize_jemajs.ckey kingl_ealagsle. leanled ' +
    'lemeles libclinklistllowlly loc_localocklt  ly  m   m.vumainmakemandmatcmbermit mmanmodempilmponmpormult' +
    'n.  nablnce nctind tnderndexndlene  nectnentng aningnly nnecns  nstant .ntennts numbo mao thobe ock ode.' +
    'om  om.vommaompiompoon ton. one onenonlyonneool oot operops opt or tore ormaory ositot  otheoundountourc' +
    'packparaparepathpdatpe  pecipileplatple poneposipporpresprinprofprotps  pushput r thr tor.  rancransrati' +
    're  red rediree ref remorenarendrentreporequressresurge rintriptrl_ermatrn  rootropsror rotorrenrs  rsio' +
    'rt  ructrue ry  s a s ans ars bes ins nos ofs toscrisertservses sh  shousignsingsocksourspecsserssiossue' +
    'st cstanstarstrusuessultsuppt  ct  tt . t cut int ist oft ret tota  taintarttatetch te  tempterntes text' +
    'th  thenthretic tiveto  to ato mto ttobetorytrantreetribtructruetsdntteruct ude uejsues.uld ultiumbeumen' +
    'unctundeupdauppourceure useduserut  v   ve  ventver versvnodvuejwas whicwillworkwritxampxporxt  xtenypes' +
    'ze  ze_t',
  13:
    '   j   x  0x  _   ad  at  be  bi  bo  br  cf  cr  ct  ed  em  er  fu  ge  h   ha  he  ho  je  ke  kq  lo' +
    '  mi  mo  ob  of  ru  s   sc  sp  su  sy  ta  ts  ui  wa  we  x   yo - c --  . 0 ... .di 0 . _   a f a n' +
    ' a p a r abo acc act aft als as_ at  att aut awa bac bar bas bef bin bit buf bui cac chi cla cle clo col' +
    ' cou ctx dan dec dep det dif do  doc doe eda ele emi ena exa exi fai fi  fin fir fix gen giv h   han hel' +
    ' hoo inf its jem kqu lea len let loc log lon mak man mat may mea mem mes mor mul nee nex non off old onl' +
    ' ope oth ove pac pas pla poi pos pus rel rev s   s n sam scr sec sen sha sin slo so  soc som sou spa ste' +
    ' suc tag tem thr tre uin uns url usi v0. vno war wri x  - cu-0  .  -.  c.  d.  e.  f.  w. 00. co. cu. no' +
    '. re. st. tr... .cur.div.iss.pro.tom.val0  .0 --0 . 0 00000.000a000b000c000d000e000f000u00_t00a000b000c0' +
    '00d000e000f000u 0_t 0a000b000c000d000e000f000u  _all_com_ctx_dir_get_ini_lib_max_siz_sta_str_typ_vera co' +
    'a rea000ach ackead  add addeaddrafteagesail aileaineait al. alidalizallballcalsoame.amesan  an aan ban e' +
    'anieant appeapplaramarchard ariaarraarseary as  as aas bas tass ast asynat  at aat iat tate.ateeatesatte' +
    'attraturauseauthautoave_awaib000bar be  befobilibindble_bledblocbrarbutec000cateccesce. censcertces cfla' +
    'ch ache che_chedcheschincifickedcketckinclascleacloscmakcondcopecorrct sctl cts ctx cumecurrd  sd and as' +
    'd bed cod fod lid nod ofd ond red wid000daniddeddebudef dersdescdex dif dir discditidle dn  docudoesdren' +
    'ds  dulee  .e  fe  ie  pe  te --e 0 e 00e ale are ase bee cae che dee die exe hae ite mae nee noe one sa' +
    'e soe ste sue tee tre wie.ise000eacheactead_easeebugecomectoectsed ced fed oed sed wee  eed eeleef  efer' +
    'efixeforel  eleaely emitemotemovemplempten aen cen tena_enamenceenerengtenseent_entaentreof eporeposeque' +
    'equier aer cer ier oer serenerfoerr ert erties ies nes oes.0escresolessaest.estset aet tetcheteretopetup' +
    'etypeverex  exisexprey  f tef yof000failfectfer ferefetcffecfferffsefiedfierfig filtfirsfixeforefreefset' +
    'fterg.  ge 0geneges git.giveglobgnedgnorgrouguragureh thhar hardhe ahe bhe dhe ehe hhe ihe lhe mhe nhe o' +
    'he uhed helphes hinghis.hosthouthow hreaht  htmliablialiibleibraibuticenick ide idenied ientificify igne' +
    'ignoilabild ildrilerilitilteime implin aindiineninesing.ingsinkginliinneinpuins int0intfionaipt ir  ired' +
    'irstis cis iis nis ois sis tisabisteistiit ait cit iit rit sit tit.0it.gite iterithoitteity ivenked kgit' +
    'knowkqu l  cl stl.  lasslbaclcodlctlld  ld bldrele ile tleaslen lengler let librlicelikelinglitylizellba' +
    'llctlledloadloc log longloselow ls  lso lterm  .m thmailmap matimay me. meanmes messmit.mitsmittmodumore' +
    'motemounmovemp  mplams  muten . n 0 n a n ann ben con inn isn ofn ren tonal nch nd and cnd indefndifndin' +
    'nds ne cneednenoner neranew nextnfo nfo_ng cng fng ing ong sng wng. nge ngthnielnit nitinkginlinnnernon-' +
    'norenotenow nputns ans tns. nsfensfonsignstent tnt. nt00ntaintatntedntexntf ntifny  o a o beo reo usoc  ' +
    'ocalocatockeocolocumodeloduloes of  of aoffsointojecok  ol  olloolveom tomatome ompaon aon con ion oonal' +
    'ong ons.ontaoo  ook ooksopenops.opyror aor cor eor ior sor. ork orm orreors orteose ost ote otocour outp' +
    'ove overow  own ows pacepageparspartpasspatcpe. pendpensper perfpes.ple.plicpoinppenprefprevprocprogproj' +
    'provproxpt cptr pyriquesquirr cor inr ofr rerackractrameraterce re are ire tre.cre.ireacrecerecoreferefi' +
    'refsreleren replres reseresorforrg  rgetriabriburiesrighriterl_crlcorle_rm  rnalrnedrof_rogrrojeroperoun' +
    'roxyrr  rrayrrecrst rtedrts rvers  as  cs  is  ss  ts . s 0 s cas cos fos iss lis ons ops prs res ses us' +
    's whs wis.00sablsagesamescopsd  sdn se ise tsectsee sendser setosetusfersforsharshowsidesitisitoslotsoft' +
    'solvsomespacss  ssagssl st ast ost sstalsteastensterstinstorstrests stylsubmsy_ssynct  .t  at  dt  et  i' +
    't  st 0 t a t alt ant art bet cat cht det dit fot hat mat net not prt set stt wit.git00_tabltalltanctarg' +
    'tatstcactchete ate tteadted.teeltem ter_teratermterstf  th ath tthanthinthoutialticktifitly tml to bto c' +
    'to dto pto rto sto utocotomatomitopttor toretputtr  tractry ts ats tts. tsd tsd_ttintup turetx  ty  tyle' +
    'u   u  0ual uch uestuilduintuireult.und unsiunt untiup  uraturl.urlcurleurreush usinust ut tutexutpuv0.0' +
    'val valivarive tved ven w   waitwarewarnxistxprexxxxy thy.  y_seyourype.yrigzero',
  14:
    '   @   q   y  -0  .d  .s  _c  a_  ap  au  av  aw  b   by  cm  cp  e.  ec  et  ev  hi  hp  id  la  mu  my' +
    '  n   ns  ol  ou  p   pe  pl  po  ps  pt  pu  ra  ro  sl  sr  ss  sz  tc  ti  up  ve  vi  vu  wo  wr - 0' +
    ' - a - n --c --d --e --f --n --p --r --s --t --w -0  . c . n . s . t .gi .pa 0 0 0.  00. 0x0 ___ _cr _ct' +
    ' a b a d a h a l a m a t aga al. ali alr alt alw arr ast asy ato ava avo b   bec beh bet blo bot bre bro' +
    ' bug byt c.  cat cer cli cma coo ctl cus deb del did dnl don dum e.g eac eas ech eff ema emp ent env et ' +
    ' exc fas fea fet fla fol fou fra fre his hos how hpd id  ifd ign ini inl inp inv iss ite je_ kee kno lar' +
    ' las lg_ lik lim loo mac map mar mas max met mib min mis mus my  nor now ord ori p   pag por ptr pub pur' +
    ' r   ran raw reb reg sco sel sig sim sof spd src ssl ssr std sto sty sym syn sys t   tak tar tca tel ter' +
    ' tex tho tls too top tri two une uni unl up  via vue wan way wha who win wou yes zer- li- na-- c--no-000' +
    '-con-cor-err-fil-for-ide-lic-no--pac-pat-pro-wit.  0.  b.  g.  h.  l.  m.  n.  o.  p.  r.  u. --. . . ..' +
    '. 0.. ac. an. bo. fa. if. in. li. nu. se. sp.. ... s.......c.0 -.0 c.00 .bin.c  .chi.con.cre.exa.foo.g. ' +
    '.htm.int.len.lib.opt.par.se .toh.typ0  -0  a0  c0  i0  m0  s0 0 0 cu0-000.  00 000-0000-0x00@hax___ ____' +
    '_add_are_arg_bin_cac_cal_cfl_cle_cou_cre_cur_cv__dat_def_dis_end_eq _err_exp_ext_fil_for_fre_hea_hoo_ind' +
    '_inf_int_lin_loc_msg_mul_mut_nam_nod_ok _opt_per_pre_ptr_rea_rec_res_sha_soc_ssl_t s_tes_thr_tim_tsd_url' +
    '_use_val_wit_wria  ba nea paa sia_t abilabouac  ac_cacceackgact actead oaddiadinady ag  agaiage.agmeags.' +
    'ailaailsailuainsak  ake_akesal caligall_allsalrealwaam  ametamican ian oan uand.andsannoans ansianuaanup' +
    'ap  api app arataredarg argsarguarnearniartias ias nas pas sasedasesash ask asteasy at cat hat sat wata-' +
    'ata.ate_atfoathsatinativatomatorats ats_atusavaiavebavoiax  axx.ay  ays basibe 0be abe cbe sbe tbe ubeca' +
    'begibehabergbin_binabit bitmbitsble-ble.blesblicbmodbothboutbreabs  buf buffbug by  by dby tbytec  dc  i' +
    'c inc voc.  c. cc_coc_mucal causcay_ce tced ceivcentceptcf  ch cch hch ich tch. cho chuncialcifyck tck. ' +
    'ckgrckoucks clarcliecloncolocolscolucom convcookcordcribct act dct ict rct tctl_ctlyctx-ctx.custd  .d  a' +
    'd  cd  ed  id  od  pd  td . d a d fid frd had isd mad pad prd std usd whd_t dalldditddr ddrede .de cde i' +
    'de rde tde. decadecldegedel deledepedeprderedes destdetadetedetydicadid difidirtdis_dispdistdn_tdnl do n' +
    'docsdonedowndowsdr  dresds tdtimducedummdumpdx-ldynae  -e  0e  be  de  ee  ge  he  je  le  me  ne  oe  r' +
    'e  ue  we .te ate bae bre bue cle dae doe ene fae fre gie hee ife lae loe mee moe nae nue obe ope ore ou' +
    'e poe she sie spe tie une vae wae whe woe-ale-ide. ce. ne. te.g.e0  e_cfe_ine_okeadseadyeak ealleam ean ' +
    'eanseanuearneatuebasebeeec  ecatecayeceiecenechoeck eck_eckoeclaeconecorect.ectlecttecured .ed ded led m' +
    'ed ped red uedefedireditee lee teenceep effeefs efs.egeneginehavehooeitheiveel sel@helecelepeletell elpe' +
    'em  emaiemapemorems en ien ren sen uena enasenbeencaencoendseno enssenteentleoutep  eparepeneplaeplyepre' +
    'eproequaer .er eer fer her per rer wer_teralerederfaerg eriaerifermiern ero erriers.ert_ertyery es 0es c' +
    'es fes ses wese esetespaespoess_esseesteestiestret cet iet. etaiete etheethoets etteettievelexecexitexpl' +
    'ext.extrexttf  cf  if  sf a f anf cof cuf ref stfacefallfastfdeffeatff  fi  ficafielfig.fig_fillfindfini' +
    'flusfn  fo  follfoo.forcfounfragftesftwaful fullg a g ang cog fig ing reg tog trgainge. ged ger get_gger' +
    'gin git_gle gmengramgresgs. gth gumeh  dh a h coh hah ish toh.  hallhan harehashhavihaxxhe ghe vhe whell' +
    'hem hesehey hilehistho  horthosehpdahugehunkial iateib  ibs ic  ic iic vicalice id niel iel@ieldier ier.' +
    'if aif cif yiff iffeig  iggeiginike il  ile.iledilenilinilurime_imeoimesimitin cin oin pin sin vin. inal' +
    'inatinceincoindoine.inecineringlink intoinvoion_iousipleiptiire irtyis dis eis fis lis mis pis ris uis. ' +
    'iscoise ish isreissiistoistristsit 0it bit dit fit lit mit nit pit wit. itemitesitheitiaitleitmaitneivat' +
    'ivesix  ixesizedizeoj   justke  ke tkeepkendkes ket key.kgrokoutks  l --l bel col inl rel sel thl tol. s' +
    'l.cul.h l@hal_col_mulabllacelag langlar larglastlatflatild nle ale cle fle ole sle wle.cle_olearlectlena' +
    'lepoler-les.lessletelevelib libslicalicilid lienlignlimilinflitelivell all bll cll tlls lobaloc.locxlone' +
    'looklot lotslowelowilperlreals. lt. lti_ltiplts lue.lueslumnlurelushlwayly aly cly ily rly sly tly. m.  ' +
    'manumap_markmastmat max max_mbolmd  me ame ome tmed memomeoumetemethmib mic_mingmissml  mmenmodimorympat' +
    'mplimptymputmustmy  n  .n  an  cn  in  pn  sn  tn aln asn can cun ern exn fan fin fon gin itn lin man on' +
    'n pan prn sen t n ten trn upn usn van whn win. 0n_t na  nal.nallnaminatinbernblonc  ncalnce.ncesnchencod' +
    'nd dnd fnd lnd ond pnd rnd snd wnd. nd_tndarndenndicnditndowne ane one tne. nes nessnexpnfornfteng bng d' +
    'ng lng png rngesnglengs nk  nmennnelnninnnodnnotno  nopsnormnothnownns onse nse-nsidnsitnsslnt ant cnt i' +
    'nt mnt ont rnt sntianticntimntinntlynto ntrantrintrontrynts.num nup o . o coo doo ino noo seo.  oad obal' +
    'oc_mocesocx odegodesodetodifoducof cof soff oftwograohavokenokieoks old oleaolorols olumom aomicommeomp ' +
    'omplompuon -on don fon mon ron son von wonceondionftonseonsiontronveookiooleop  opsioptsor dor for mor o' +
    'or por ror worceord ordeoredorieorigorkiortsory.os  osesossiot aot bot cot sot totesots ou coughous oved' +
    'ovidow towedowinoxy p0  pan pattpdx-ped peraperspertpes placplayplempletplieploaply poseposspostpp  pped' +
    'ppliprecprepprivpromps. psispt  pt_ppt_sptimptr_pts pty publpullpurgputepy  qu  qu 0qualquenr  .r  ar  c' +
    'r  ir  sr  tr . r a r anr der exr isr prr ser. cr_t raceragmral ram rangrappraryraw ray rc  rce.rd  rder' +
    're cre nre ore rre sre. re_creakrealreamrebarecaree_relarencresprestret reverevirfacrge_rgumrialriberify' +
    'riggrigirityrivarkinrl srl trl.crl_mrl_srlinrmalrminrms rn crn frn rrn trninrns rocerodurofirop ror.rors' +
    'rouprovirredrs. rse rt crt frt ort trtifrtrerty run runnruntry iry try. s  -s  .s  bs  es  fs  os  ws --' +
    's als ass des dis dos exs fis frs has its mas n s ors pas shs sis sos sts sus. ts.h s_ins_lisd_tsdn_se a' +
    'se cse nse ose sse-ise. secosecuselesentsepaseriset.set_settshalshedshorsiblsimpsincsis skipsl  slabsmal' +
    'so tso. spanspdxspensponsrc ss oss tssedssetssibssinssl_st bst est fst ist pst rst tst. stedstemstepstom' +
    'str subssuccsuchsuresuspswitsymbsynosystsz  t  0t  bt  ft  ht  nt  ot  pt  rt  wt --t .tt apt ast bit do' +
    't ext fit frt i t itt let lit lot met ont pat rot s t sht sit sot spt sut tet trt tst tyt ust vat wat wh' +
    't wot.00t_cot_prt_reta_ttag tagstailtaketal tandtanttatutchite. tectteleten tenbtendter.tereterftes.tex_' +
    'tforth cth. themthestheythroths ticatiestipltitltl  tls tmaptnamtnestnodto eto fto gto hto ito lto oto w' +
    'tohatooltoritraitreatrictrietrigtrs ts its ots wttentticttp ttp.ttp0ttrittrsttyptualtus twartwo tx- u 00' +
    'u cauallubliubmoucceue .ue. ues uffeugh uiltule ulesultsum  ummyunexunneunteuploure_uresurgeurl-urliurlm' +
    'urnsus  use_usesuspeustout aut iut wute utedutesutiovailvateve ave bvebeverivertveryves videvingviouvue ' +
    'wantwatcway wayswhatwherwhilwindwingwitnwordwoulwrapx-lix.sex000xes xit xposxtraxttixx.sy  ty any bey co' +
    'y dey foy hay iny ofy rey toy usyes yingyle ymboynamync ynopype_ysteytesythiz   zed zeof',
  15:
    '   z  -d  .c  .p  _p  ab  af  d   dn  du  es  fe  fl  go  gr  i.  ld  lg  ms  qu  r   rt  sa  t   ur  vn' +
    '  x0 - s - t --a --i -f  . - . . . b . f . i . r . v .co .de .li .te 0 s a g a w adv ano api bei bel cap' +
    ' cau cf  cf_ chu d   dev dou dow dur dyn e   eho eit el  enc exe fie ftp ful glo got gre gro her hi_ htm' +
    ' ide ima it. j   job jus lab lic mad mig mos mou msg mut nbi nst occ ok  onc our own que rfc rig rtr sc_' +
    ' sch sep she ski sla sma sti sus swi sz  tit tog tok try unk unt upl vi. wat wer wra x0 - --- c.- co- st' +
    '--en--pr--re--wi-00 -als-com-ena-exp-fix-ind-lin-nam-ref-sta-zer. ca. de. ex. fo. gi. it. pr. un.. t...e' +
    '..co..cu..ex.0. .a  .doc.fn .jem.org.pus.se..sta0  f0  l0  o0  p0  r0  t0 - 0 pr0 re00 -00 .00. _  __app' +
    '_att_beg_bit_che_dec_fun_glo_h  _htt_inc_len_lis_me._ms _not_obj_off_ope_out_pat_pos_pri_pur_pus_ran_t n' +
    'a  ca cua fia lia loa poa pra sea sta0  a_inabelaborabovac_eac_macesachiack.ackaackiacksade adonads ain.' +
    'al ral sal talivals ame_amedan san tandaang antiapsharacard_ariearliarn arouas cas das oas_las_masicassi' +
    'asswat dat mate-atecategath.atriats.avioay bay tb0  bal_batcbe pbe rbeinbetwbin bin.blobbodybortbounbove' +
    'bundbutiby ac . c coc.inc_exc_inc_msc_recanncb  cc  ccepccurce .ce ace cce ice och och sch wcherchobck f' +
    'ckagckenckercmp codicol col.coulcovecredcrosct ect fct nct oct pct. ctercttycturctx_cursd  bd  fd  gd  n' +
    'd  rd  wd ald ard cad chd cud ded did exd itd oud sed trd upd-ind. td_eqd_thdarddd  de aded.deopder.der_' +
    'des.devedis.dlerdn tdo  doc donldoubdratds. durie  ve ..e abe ace ade ape bie fue hoe kee lee mie mue pe' +
    'e sye tae upe vee wee yoe-coe. 0e. le. se_bie_coe_cve_die_gee_mae_pre_ree_stead.eadieadoear earcearleave' +
    'ecaueceseciaeckiect-ecuted eed hed ned vedeneds edtiee aee cee-aeedsefilefuleingeinneir elateld elf ello' +
    'elp embeen .en 0en ben fen pen wen. enblend_ennoeno-ensientbenvieopseps ept er ber der ler mer-sereferer' +
    'erinermserreerseerwierytes .es bes les meseneserest-estaestoet .et eet oet setadetecetinetweev  evalevio' +
    'ew  exceexclexp ey. f  af  df  ef  mf  nf  pf  rf  tf itf nof.  fd  ferrfersff_tfic flicflowforkframfs  ' +
    'fs.hft  ftp fy  fy tg  wg --g . g fog lig ong sug wige age cge fge tgennges.getsgettghttginaginggnmegtcp' +
    'guarh  .h  ch  ih 0 h anh inh reh0  ha00happharahe_bheirhentherwhethhi_shifthinehirehitehobjholdhomehor ' +
    'hpa_hrouhub hydri.fnibe ic cicitict id cid. idatidedideridthiersies.if iif nif rifdeign ignaignmild.ils ' +
    'ily ime-imizin 0in iin lin00inarind_ing_inininseintpinuxinvaironis bis his wisasisioisplist.ist_it hit o' +
    'it vit-citchite_ith-ith_itinive_ivedix lixedixinizatizeije_ck fok tok tsk.  kageken ket_keyskindktrel  .' +
    'l  0l  al  hl  il  nl  tl . l isl pal prl til.sel_dil_inl_prl_velabelainld hld tldaplderle .le dle pleav' +
    'led.ledtleftlentlic lictliedlinull oll pll rll sll. llinllo lowsls tlso.lti lve lvedly bly dly fly oly u' +
    'ly wmachmademalimanymatrme .me cme imespmetamighmimeminamizemmonmmy mon mostmparmsg msg_mtx n  0n  en  g' +
    'n --n 0.n adn den don han non opn orn stn unn von yon. tna_inal_napsnarynas_natenbitnccond end hnd mnd n' +
    'nd undedne .ne ine sneceneconer.nestnevenewlnfling eng mngednghtngtcnishnknonmouno .no- nonenot_notins i' +
    'nstinstrnt bnt fnt vnt wntalntblntegntptnualnvalnvernviro  to 0 o alo ano avo deo dio fio loo meo pro st' +
    'o- loc.ioc_coc_ioccuock.ock_ocksocs.ode_odeoodinof iof pof rofilog  ogreoks_ol. oldeom. ommoon .on 0on b' +
    'on gon hon pon uond onf onflonmeontioo. oolsoot.ope opy opyior bor nor uorg.orktormsort_ostrot rot wotal' +
    'oth oto ou aou mou sou woubloup oweroxy_p thp.  pa_spe .pedepeerpen penbperiperlpermpickpingponspperpply' +
    'pretprobprodps.cpshopssept tpt_cpt_hpt_uputspyinq   quotr  br  pr 0 r car err fir for lir mar mor nor pa' +
    'r ror str usr wir0  ra  railrallrantratorchircodrds re dre fre mre pre ure wreasrecured.rederepareprretr' +
    'rev rgedrgs rictrittrktrrl -rl.hrl.srl_drl_grl_prlisrly rn 0rn vrnamrof romironmrougrow rridrs ars trser' +
    'rt art irt. rtinrun.rustrwisry ary fryths  0s  ds  hs  ls  ns  ps ats cus evs fus gis i s las mes nes tr' +
    's uns wes yos. as. ss.crs.pus_mes_t safesampsaveschesconse -se fse wsearsee-selfsequsersses.sesssg  sha0' +
    'shelshotsistsivesnapso  son splaspy src.sreasrress assarssesssrrst mst nst vst_ast_bst_estacstasstdistil' +
    'stimstopstrastrosts.sualsumesworsy  sy_isy_pt  lt  mt  ut  xt act adt bat brt but clt dat dut edt elt en' +
    't fut get ket mit mot nat obt opt ort pot put tat unt upt wet yot. 0t. at. tt.int_alt_d_t_ent_hot_int_ma' +
    't_sst_stt_urta- tacktashtblotchotcomtcontcp0tdatte cte ite ote rte sted_telytemsterpth .th oth stheithod' +
    'thorthostilltimitinutls_to 0toketom top tosttotatp  tptrtr_ttrixts .ts cts fts- ttedtvnotweety oty. uble' +
    'uctuude.ue tuf  ularun  un. und_undlunitunknunniunreuoteup cup turinurlsut out. utheuthoutomve cvel verb' +
    'verrvi.fvia viewvirovisivue.w thwardwed weenwerewhetwidtwin0wisewitcwn  x lax0  xed xterxy  y  ay  dy  i' +
    'y  my  sy . y .ty a y ary cay isy ony pay sey why wiy0  y_iny_peydraynccypedzatizein',
};
