import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { openKeyFile, type SigningKey } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/**
 * Makes an Ed25519 key and writes it to a new file that its owner alone may read: PKCS #8 in PEM,
 * encrypted (AES-256) when a passphrase is given. A file that is there is never written over.
 */
export function createKeyFile(path: string, passphrase?: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const cipher = passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }))
  writeNew(path, pem, 0o600)
  return openKeyFile(pem, passphrase)
}

/** Throws SetupFault naming the file when it is no such key, or its passphrase is another. */
export function readKeyFile(path: string, passphrase?: string): SigningKey {
  let pem = ''
  try {
    pem = readFileSync(path, 'utf8')
    return openKeyFile(pem, passphrase)
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException
    // What a wrong passphrase makes of it is one time in some hundred bytes, and no key.
    throw new SetupFault(
      pem.includes('ENCRYPTED PRIVATE KEY')
        ? `${path} is encrypted: set TALLYSTICK_PASSPHRASE to its passphrase`
        : `${path} holds no private key in PEM (${code ?? message})`,
      { cause: fault },
    )
  }
}

/** Throws SetupFault when the file is there already. */
export function writeNew(path: string, text: string, mode = 0o644): void {
  try {
    writeFileSync(path, text, { mode, flag: 'wx' })
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException
    throw new SetupFault(
      code === 'EEXIST' ? `${path} is there already and is not written over` : message,
      { cause: fault },
    )
  }
}
