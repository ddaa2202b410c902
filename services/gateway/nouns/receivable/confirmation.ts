import {
  type SignedText,
  UNDERTAKING,
  WAIVER,
} from '../../../../contracts/receivable/undertaking.ts'
import { builder } from '../../graph/builder.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Receivable } from './receivable.type.ts'

type Digest = SignedText['digest']
const TEXTS = new Map<string, SignedText>([UNDERTAKING, WAIVER].map(text => [text.digest, text]))

const SignedTextType = builder.objectRef<{ readonly digest: Digest | string }>('SignedText')
SignedTextType.implement({
  description: 'A text that was signed by its digest.',
  readers: 'members',
  fields: t => ({
    digest: t.exposeString('digest', {
      description: 'The SHA-256 of the Chinese text in UTF-8, in base64url.',
    }),
    zh: t.string({
      nullable: true,
      description: 'The text in Chinese, which is the one that was signed.',
      resolve: ({ digest }) => TEXTS.get(digest)?.zh ?? null,
    }),
    en: t.string({
      nullable: true,
      description: 'What it says, in English.',
      resolve: ({ digest }) => TEXTS.get(digest)?.en ?? null,
    }),
  }),
})

interface ConfirmationRow {
  readonly undertaking: string
  readonly waiver: string
}

const confirmationsOf = rowsOf<ConfirmationRow>(
  `select c.receivable as owner, c.undertaking, c.waiver from ledger.confirmation c
    where c.receivable = any($1::bigint[])`,
)

builder.objectFields(Receivable, t => ({
  undertaking: t.field({
    type: SignedTextType,
    nullable: true,
    description:
      'What the debtor undertook by confirming. Null until then, and to all but its two parties.',
    resolve: async ({ id }, _args, context) => {
      const [confirmed] = await confirmationsOf(id, context)
      return confirmed ? { digest: confirmed.undertaking } : null
    },
  }),
  waiver: t.field({
    type: SignedTextType,
    nullable: true,
    description: 'Which defences it waived by that. Null where `undertaking` is.',
    resolve: async ({ id }, _args, context) => {
      const [confirmed] = await confirmationsOf(id, context)
      return confirmed ? { digest: confirmed.waiver } : null
    },
  }),
}))
