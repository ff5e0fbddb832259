/**
 * Values printed in documentation, standards and test suites, known to everybody: as hashes, since some of them trip the push
 * protection of code forges. Made from the exact values (12 characters or more) among the facts on placeholders that
 * this project keeps; to add one, put `documentedHash(value)` into the list.
 */
const HASHES: ReadonlySet<string> = new Set(
  `
00c3b54bd03b6 0127af33dd05d 05fa67a72a774 07fbb253d1a9c 0efeb2999c1ab 100f6a69918eae 102043f127ea2d 1046341a341aa1
1048eaebea90ff 11054d61950cd8 11940919a11821 1220ed0075f008 128663bb47ba42 12db135ccb210f 12fe53e6fac578 136bbeae105461
13baae5a55fcdb 13f305f485d4a5 1434807b8fbb2d 14931b4608ac18 14b7ff107ff099 14d345f26ec47d 14eff3ad001248 14fe8d9d50fd8c
15289b1a43a233 172fde5bb9394b 181da4ea1ac30b 1848f4d14ea76 186233a92b1b13 188641cce7bbb0 188e36501ce4b8 18d621e8a078c3
18dbe627e608e4 191f2ce030ea49 19412b90943727 1958f7111e2704 195f3681851b5 198d1671aa6089 1a1b261722f28c 1a34ca64556327
1a63285568a3c5 1a88874cf767dc 1ab54e2089107a 1b064996b65bb 1b27d8e4cf9ac4 1b3108dba4f61e 1b4ea3bbb10c88 1b5f2e46129249
1b9866852e0b5 1c327d602424d7 1c754a6c4bbfea 1ca0a0d7999334 1d14d01742d18f 1d7dccce35b1f7 1de115c09605c5 1e3246279c0449
1e7dc2514bda54 1ed0578ba5a1fd 1f25a73aec37a0 1f3e237c5bce88 1f53e21da46f74 1f6e9139ab355d 1fcd3911a80e87 2067ed839e2d6
221214ef675af 22f5d43461bb2 260a5b71e463d 2ae0b97a52395 2c7eba53e2939 2fbf013f4b551 300fff091d16f 3585c2c214f5a
39f768ffcd428 3af70534ef4cf 3de669225441d 435e5a9bccfb4 49bce62136d12 4a22d972ffce3 4e868826ca5b3 53cc5f6207a7d
54f689035f17f 59928e4b7be11 5afb8826da197 5b629a7f92040 5f38b20a55376 61c869694949d 62a72bbd208a8 64ac16eebe79b
6794689466e52 6ef4ebe9017ef 7049d61689730 729175c2e0b68 75ce314223802 77b8e5f9ae220 80ecd2d74bf73 82c835181ac73
8872972535dac 8c1810dfd237e 8cd424a1a1f30 8e070c125b004 919c013813ebb 93f0feb77aab0 b39c4be3720b2 b48f18ef4c2cc
bfd15d20a3e3f c2d124b3d9a75 c5078decf8edb c70eaeeb1d1e5 c76b2dfc9b66f c783a70449342 d1de36680c4ab d89fe4b7cbfca
d8c3b390cb4e6 db6433676159e dbe66c5ef4462 dc5d2a1a80c20 eced10575df2b f0a63c455adb6 f5bbf2fa4e5a6 f9488a8775ff2
fb97c9595d317 fba3eed70af5b fcde5cb2b660d fd13f8f1dc01e 1a11cd98751d14
185018e947337 136e6841d9e3cd 17d8ed5c040961 1b0c2d3602cfae 13ffa63cb9d2c7 e6648c8a7ec62 10cf4e09c2330a 242b0da1492e5
ca766151b1799 a7897e9acf98f 1734e23f1d3607 f7102f0739b74 19e13f3d840c90 1ecea8f6dbfcd2 15a3f8079a09d0 1995932b261d1f
243aa031fa1e6 188244f79ce574 6b4a60e466e4c 64280f2d3b208 fcd3f867bf6e7 5099ff02b0f26 1a7b50eedb3d71 08b4b77fc3f8a
1d1522e7ed2b53 390796baf8797 a4e466e8fdaf8 1be1c3f0ba5710 19745136db60b1 1a7999f5b168d8 12147137cf6db5 494ee4ae67d6d
e1dfd061ac523 9917858ab4aea 05237ce1b3e11 1ef1e50943cc83
23674f31b345e
`
    .trim()
    .split(/\s+/),
);

/** Whether the value is printed in documentation. Any AWS id or key that ends in EXAMPLE or EXAMPLEKEY is. */
export function isDocumentedExample(value: string): boolean {
  return HASHES.has(documentedHash(value));
}

/** cyrb53 (public domain, by bryc): 53 bits over the Latin-1 characters, as 13 hexadecimal digits. */
export function documentedHash(value: string): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    first = Math.imul(first ^ code, 2654435761);
    second = Math.imul(second ^ code, 1597334677);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return (4294967296 * (2097151 & second) + (first >>> 0)).toString(16).padStart(13, '0');
}
