import type { Shown } from '../command/shown.ts'
import { nameFinancing } from './financing-sentences.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface Proved {
  readonly financing: string
  readonly at: string
  readonly certificate: string
}

interface Searched extends Proved {
  readonly hits: readonly WireHit[]
}

interface WireHit {
  readonly number: string
  readonly securedParty: string
  readonly registeredAt: string
}

const searchRegister: Sentence<Searched> = {
  describe: ({ financing, at, certificate, hits }, shown) => {
    const named = nameFinancing(financing, shown)
    const found = hits.map(h => `${h.number} ${h.securedParty}, ${h.registeredAt}`).join('; ')
    const result: Bilingual =
      hits.length === 0
        ? { zh: '无他人的在先登记', en: 'nothing of others' }
        : { zh: `在先登记 ${hits.length} 条（${found}）`, en: `${hits.length} hits (${found})` }
    return {
      zh: `记录 ${at} 为${named.zh}查询登记系统：${result.zh}；查询证明摘要 ${certificate}。`,
      en:
        `Record the search of the national register at ${at} for ${named.en}: ${result.en}; ` +
        `its file has the digest ${certificate}.`,
    }
  },
}

interface Judged {
  readonly financing: string
  readonly search: string
  readonly verdict: string
  readonly reason: string
}

const judgeHits: Sentence<Judged> = {
  describe: ({ financing, search, verdict, reason }, shown) => {
    const named = nameFinancing(financing, shown)
    const hits = nameHits(search, shown)
    const goesOn = verdict === 'proceed'
    return {
      zh: `认定${hits.zh}${goesOn ? '不妨碍' : '妨碍'}${named.zh}：“${reason}”`,
      en:
        `Decide that ${hits.en} ${goesOn ? 'do not stand' : 'stand'} against ${named.en}: ` +
        `“${reason}”`,
    }
  },
}

function nameHits(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('searchedAt' in record))
    return { zh: `查询 ${id} 的在先登记`, en: `the hits of the search ${id}` }
  const { searchedAt, hits } = record
  return {
    zh: `${searchedAt} 查询的在先登记（${hits.join('；')}）`,
    en: `the hits of the search at ${searchedAt} (${hits.join('; ')})`,
  }
}

interface Registered extends Proved {
  readonly number: string
  readonly until: string
}

const registerFinancing: Sentence<Registered> = {
  describe: ({ financing, at, certificate, number, until }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh:
        `记录 ${at} 已为${named.zh}登记，登记证明编号 ${number}，期限至 ${until}（不含）；` +
        `证明文件摘要 ${certificate}。`,
      en:
        `Record that ${named.en} was registered at ${at} under the number ${number}, in force ` +
        `until ${until}; its file has the digest ${certificate}.`,
    }
  },
}

const extendRegistration: Sentence<Proved & { until: string }> = {
  describe: ({ financing, at, certificate, until }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `记录 ${at} 已将${named.zh}的登记展期至 ${until}（不含）；证明文件摘要 ${certificate}。`,
      en:
        `Record that at ${at} the registration of ${named.en} was extended until ${until}; its ` +
        `file has the digest ${certificate}.`,
    }
  },
}

const changeRegistration: Sentence<Proved & { words: string }> = {
  describe: ({ financing, at, certificate, words }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `记录 ${at} 已变更${named.zh}的登记：“${words}”；证明文件摘要 ${certificate}。`,
      en:
        `Record that at ${at} the registration of ${named.en} was changed: “${words}”; its file ` +
        `has the digest ${certificate}.`,
    }
  },
}

const dischargeRegistration: Sentence<Proved & { reason: string }> = {
  describe: ({ financing, at, certificate, reason }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `记录 ${at} 已注销${named.zh}的登记：“${reason}”；证明文件摘要 ${certificate}。`,
      en:
        `Record that at ${at} the registration of ${named.en} was discharged: “${reason}”; its ` +
        `file has the digest ${certificate}.`,
    }
  },
}

const expireRegistration: Sentence<{ financing: string }> = {
  describe: ({ financing }, shown) => {
    const named = nameFinancing(financing, shown)
    return {
      zh: `记录${named.zh}的登记已到期失效。`,
      en: `Note that the registration of ${named.en} has expired.`,
    }
  },
}

export const registrationSentences = {
  'registration.search-register': searchRegister,
  'registration.judge-hits': judgeHits,
  'registration.register-financing': registerFinancing,
  'registration.extend-registration': extendRegistration,
  'registration.change-registration': changeRegistration,
  'registration.discharge-registration': dischargeRegistration,
  'registration.expire-registration': expireRegistration,
}
