import type { Shown } from '../command/shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface Instruction {
  readonly scope: string
  readonly limit: string
  readonly until: string
}

const giveStandingInstruction: Sentence<Instruction & { id: string }> = {
  describe: instruction => {
    const { zh, en } = describeInstruction(instruction)
    const { id } = instruction
    return { zh: `给出常设指令 ${id}：${zh}。`, en: `Give the standing instruction ${id}: ${en}.` }
  },
}

const withdrawStandingInstruction: Sentence<{ id: string }> = {
  describe: ({ id }, shown) => {
    const { zh, en } = nameInstruction(id, shown)
    return { zh: `撤回${zh}。`, en: `Withdraw ${en}.` }
  },
}

/** Names an instruction by its id, with its terms where they were shown. */
export function nameInstruction(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  const named = { zh: `常设指令 ${id}`, en: `the standing instruction ${id}` }
  if (!record || !('scope' in record)) return named
  const { zh, en } = describeInstruction(record)
  return { zh: `${named.zh}（${zh}）`, en: `${named.en} (${en})` }
}

/** A scope without words of its own is said by its name. */
function describeInstruction({ scope, limit, until }: Instruction): Bilingual {
  const rolls = scope === 'roll_business_date'
  const zh = rolls ? '由系统密钥逐日推进营业日期，营业日数' : `由系统密钥执行 ${scope}，数量`
  const en = rolls ? 'the system key rolls the business date, day by day' : `${scope} by system key`
  return {
    zh: `${zh}合计不超过 ${limit}，${until} 前有效`,
    en: `${en}, at most ${limit} in all, until ${until}`,
  }
}

export const instructionSentences = {
  'party.give-standing-instruction': giveStandingInstruction,
  'party.withdraw-standing-instruction': withdrawStandingInstruction,
}
