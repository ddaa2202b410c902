import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { stretchIdentity } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { buildCard, type Card } from './card.ts'
import { writeNewJson } from './json-file.ts'
import { createKeyFile } from './key-files.ts'

/**
 * Makes the key of a person and the card of its public half, and answers what to say of them. The
 * number of the identity document is asked for, stretched under `place`, and forgotten.
 */
export async function createKeyAndCard(
  person: Pick<Card, 'name' | 'duty'>,
  place: string,
  out: string,
  passphrase: string | undefined,
): Promise<readonly string[]> {
  const document = await askForLine('number of your identity document: ')
  if (document.trim() === '') throw new SetupFault('no identity document was given')
  const identity = await stretchIdentity(document, place)
  return writeKeyAndCard({ ...person, identity }, out, passphrase)
}

export function writeKeyAndCard(
  person: Parameters<typeof buildCard>[0],
  out: string,
  passphrase: string | undefined,
): readonly string[] {
  const key = createKeyFile(`${out}.key.pem`, passphrase)
  writeNewJson(`${out}.card.json`, buildCard(person, key))
  return [
    `${out}.key.pem: the private key of ${key.id}; keep it to yourself`,
    `${out}.card.json: its public half, to hand over`,
  ]
}

async function askForLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  lines.setPrompt(question)
  lines.prompt()
  try {
    const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')])
    return String(line ?? '')
  } finally {
    lines.close()
  }
}
