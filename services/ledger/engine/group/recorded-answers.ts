import type { PoolClient } from 'pg'
import type { ActAnswer, CommandAnswer } from '../../../../contracts/command/answer.ts'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { numberArray, textLines } from '../../../platform/sql-array.ts'
import type { Unit } from '../act/unit.ts'

/**
 * What commands that were seen before were answered, in the order of the units; null for new ones.
 * The same id with another payload is refused. A command that the group holds twice is recalled
 * too: the second waits for the next group.
 */
export async function findRecordedAnswers(
  client: Pick<PoolClient, 'query'>,
  units: readonly Pick<Unit, 'command'>[],
): Promise<(CommandAnswer | null)[]> {
  const { rows } = await client.query<{
    place: number
    payload_hash: Buffer
    outcome: readonly ActAnswer[]
  }>(
    `select u.place::integer - 1 as place, c.payload_hash, c.outcome
       from unnest($1::bigint[], string_to_array($2, E'\\n'))
            with ordinality u (party, id, place)
       join ledger.command c on c.party = u.party and c.id = u.id`,
    [
      numberArray(units.map(u => idNumber(u.command.party))),
      textLines(units.map(u => u.command.id)),
    ],
  )
  const answers: (CommandAnswer | null)[] = units.map(() => null)
  for (const { place, payload_hash, outcome } of rows) {
    const same = payload_hash.toString('base64url') === units[place]!.command.payloadHash
    answers[place] = same
      ? { ok: true, acts: outcome }
      : refuse('command_id_must_not_be_used_for_another_payload', 'id')
  }
  return answers
}
