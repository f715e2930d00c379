/**
 * Runs the verifier over many proofs: node verify-all.mjs VERIFIER PROOFS, a proof a line. All must hold. Of some, one
 * of every twentieth size, every single byte is changed; then none may hold, unless the size of the tree was changed, which
 * the root does not cover.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [verifier, file] = process.argv.slice(2);
const { verifyTrade } = await import(pathToFileURL(verifier).href);

const lines = readFileSync(file, 'utf8').trim().split('\n');
const failures = [];
let changed = 0;

async function mustHold(line) {
  const proof = JSON.parse(line);
  const said = await verifyTrade(proof, proof.root);
  if (!said.valid) {
    failures.push(`refused: ${said.reason}: ${line}`);
  }
  const other = proof.root.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  if ((await verifyTrade(proof, other)).valid) {
    failures.push(`held against another root: ${line}`);
  }
}

async function mustNotHold(text, original) {
  let proof;
  try {
    proof = JSON.parse(text);
  } catch {
    return;
  }
  changed++;
  if ((await verifyTrade(proof, original.root)).valid && proof.tree_size === original.tree_size) {
    failures.push(`held although changed: ${text}`);
  }
}

async function mustNotHoldChanged(line) {
  const original = JSON.parse(line);
  const bytes = Buffer.from(line);
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [0x01, 0x20]) {
      const other = Buffer.from(bytes);
      other[at] ^= flip;
      // Bytes that are no UTF-8 any more are not what anybody can send as JSON.
      if (Buffer.from(other.toString()).equals(other)) {
        await mustNotHold(other.toString(), original);
      }
    }
  }
  for (const path of [original.path.slice(1), [...original.path, original.root], [...original.path].reverse()]) {
    if (JSON.stringify(path) !== JSON.stringify(original.path)) {
      await mustNotHold(JSON.stringify({ ...original, path }), original);
    }
  }
  await mustNotHold(JSON.stringify({ ...original, index: original.index + 1, tree_size: original.tree_size }), original);
}

for (const line of lines) {
  await mustHold(line);
  const { index, tree_size: size } = JSON.parse(line);
  if (index === Math.floor(size / 2) && size % 20 === 1) {
    await mustNotHoldChanged(line);
  }
}
failures.slice(0, 5).forEach((failure) => console.log(failure));
console.log(`${lines.length} proofs, ${changed} changed ones, ${failures.length} failures`);
process.exitCode = failures.length === 0 && changed > 0 ? 0 : 1;
