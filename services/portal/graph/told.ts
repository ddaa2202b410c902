import type { CombinedError } from '@urql/core'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'

/** What a person is told when something did not come about: a sentence, and what to quote. */
export interface Told extends Bilingual {
  /** The duty that was not met, as schema/refusals.md lists it; what failed, where none was. */
  readonly code: string
  /** By which those who run the ledger find the request; null where it did not reach them. */
  readonly request: string | null
}

/** Reads the server's own sentences; where it sent none, says what is known. */
export function readError({ graphQLErrors }: Pick<CombinedError, 'graphQLErrors'>): Told {
  return readFault({ errors: graphQLErrors })
}

/** The same, of an answer that came by another way than GraphQL; null: none came. */
export function readFault(answer: FaultAnswer | null): Told {
  const [first] = answer?.errors ?? []
  const { zh, en, request } = first?.extensions ?? {}
  const named = typeof request === 'string' ? request : null
  if (first && typeof zh === 'string' && typeof en === 'string')
    return { zh, en, code: first.message, request: named }
  return { ...(navigator.onLine ? UNREACHED : OFFLINE), request: named }
}

interface FaultAnswer {
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

/** A refusal of an act or of a login, as the graph answers it. */
export function readRefused({ refusal, zh, en }: Bilingual & { readonly refusal: string }): Told {
  return { zh, en, code: refusal, request: null }
}

const UNREACHED = {
  code: 'server_must_answer',
  zh: '服务器没有应答。请稍后重试；未确认的操作可原样再次提交，不会重复执行。',
  en:
    'The server did not answer. Try again in a moment; what was not confirmed may be sent again ' +
    'as it is and is not done twice.',
}

const OFFLINE = {
  code: 'device_must_be_online',
  zh: '此设备当前没有网络连接。恢复连接后请重试。',
  en: 'This device has no connection at the moment. Try again when it is back.',
}
