import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { KeyPlace } from '../../contracts/party/key-proof.ts'
import { isLei } from '../../contracts/party/lei.ts'
import { isUnifiedSocialCreditCode } from '../../contracts/party/unified-social-credit-code.ts'
import { proveKey, stretchIdentity } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { buildCard, type Card } from './card.ts'
import { writeNewJson } from './json-file.ts'
import { createKeyFile } from './key-files.ts'

/** Whose card it is, where it is to be written, and where its key is to be enrolled. */
interface CardOrder {
  readonly person: Pick<Card, 'name' | 'duty'>
  /** The code of the ledger's operator, under which identities are stretched. */
  readonly operator: string
  readonly out: string
  readonly passphrase: string | undefined
  readonly enrolAt?: KeyPlace
}

/**
 * Makes the key of a person and the card of its public half, and answers what to say of them. The
 * number of the identity document is asked for, stretched, and forgotten. Under a mistyped code of
 * the operator the same number would give another value, and one person pass for two.
 */
export async function createKeyAndCard(order: CardOrder): Promise<readonly string[]> {
  const { person, operator, out, passphrase, enrolAt } = order
  mustBeCode(operator)
  if (enrolAt) mustBeCode(enrolAt.code)
  const document = await askForLine('number of your identity document: ')
  if (document.trim() === '') throw new SetupFault('no identity document was given')
  const identity = await stretchIdentity(document, operator)
  const key = createKeyFile(`${out}.key.pem`, passphrase)
  const proof = enrolAt ? await proveKey(key, enrolAt) : null
  return writeCard(out, buildCard({ ...person, identity, operator }, key, proof))
}

/** The same of a system, which has no identity document. */
export function createSystemKeyAndCard(
  person: Parameters<typeof buildCard>[0],
  { out, passphrase }: Pick<CardOrder, 'out' | 'passphrase'>,
): readonly string[] {
  return writeCard(out, buildCard(person, createKeyFile(`${out}.key.pem`, passphrase)))
}

function writeCard(out: string, card: Card): readonly string[] {
  writeNewJson(`${out}.card.json`, card)
  return [
    `${out}.key.pem: the private key of ${card.key.key}; keep it to yourself`,
    `${out}.card.json: its public half, to hand over`,
  ]
}

function mustBeCode(code: string): void {
  if (isUnifiedSocialCreditCode(code) || isLei(code)) return
  throw new SetupFault(`${code} is no credit code or LEI: its check digit does not fit`)
}

async function askForLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  if (process.stdin.isTTY) {
    lines.setPrompt(question)
    lines.prompt()
  }
  try {
    const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')])
    return String(line ?? '')
  } finally {
    lines.close()
  }
}
