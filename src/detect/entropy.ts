/** Shannon entropy of a Latin-1 text in bits a character; 0 for the empty text. */
export function shannonEntropy(text: string): number {
  const counts = new Uint32Array(256);
  for (let index = 0; index < text.length; index++) counts[text.charCodeAt(index) & 0xff]!++;
  let entropy = 0;
  for (const count of counts) {
    if (count === 0) continue;
    const share = count / text.length;
    entropy -= share * Math.log2(share);
  }
  return entropy;
}
