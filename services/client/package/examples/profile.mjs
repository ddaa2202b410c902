// What the other examples share: who one is, and what becomes of an answer.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describeRefusal, httpTransport, openClient } from 'tallystick-client'
import { openKeyFile } from 'tallystick-client/node'

/** Opens a profile as a person: what it signs is read first, and signed with the act. */
export function openProfile(path) {
  const { url, ledger, party, user, key: id, keyFile } = JSON.parse(readFileSync(path, 'utf8'))
  const pem = readFileSync(resolve(dirname(path), keyFile), 'utf8')
  const keys = [{ ...openKeyFile(pem, process.env.TALLYSTICK_PASSPHRASE), id }]
  return openClient({ transport: httpTransport(url), ledger, party, user, keys, people: true })
}

/** A refusal is a value, and says in words which duty was not met. */
export function mustBe(answer) {
  if (answer.ok) return answer
  const { zh, en } = describeRefusal(answer)
  throw new Error(`${answer.refusal} (${answer.path})\n${zh}\n${en}`)
}

/** One leaves an act at the desk, the other finds it there and signs it. */
export async function agree(maker, checker, act) {
  const { waits } = mustBe(await maker.desk.leave(act))
  const { draft } = (await checker.desk.tasks()).find(task => task.draft?.id === waits.id)
  console.log(draft.sentence.en)
  return mustBe(await checker.desk.sign(draft))
}
