import sodium from 'libsodium-wrappers';

await sodium.ready;

/** X25519. */
export type KeyPair = { publicKey: Buffer; privateKey: Buffer };

export function makeKeyPair(): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) };
}

export function keyPairOf(privateKey: Uint8Array): KeyPair {
  return { privateKey: Buffer.from(privateKey), publicKey: Buffer.from(sodium.crypto_scalarmult_base(privateKey)) };
}

/** A data key in a sealed box (libsodium): whoever has the public key can close it, only the private key opens it. */
export function wrapFor(publicKey: Uint8Array, dataKey: Uint8Array): Buffer {
  return Buffer.from(sodium.crypto_box_seal(dataKey, publicKey));
}

/** The data key. Throws when the box was made for another key, or changed. */
export function unwrapWith({ publicKey, privateKey }: KeyPair, box: Uint8Array): Buffer {
  return Buffer.from(sodium.crypto_box_seal_open(box, publicKey, privateKey));
}
