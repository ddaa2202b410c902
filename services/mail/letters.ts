import type { Letter } from './mail-port.ts'

/** An application that was decided. */
export interface DecidedApplication {
  readonly application: string
  readonly kind: 'enrolment' | 'recovery'
  readonly accepted: boolean
}

const APPLIED_FOR = {
  enrolment: { zh: '入驻申请', en: 'application to be enrolled' },
  recovery: { zh: '换领密钥的申请', en: 'application for a new key' },
} as const

const ACCEPTED = {
  zh: '已通过，申请时的各编号即日生效',
  en: 'accepted: the ids that it named are in force',
}
const DECLINED = {
  zh: '未通过，理由请在平台查看',
  en: 'declined: the reason can be read on the platform',
}

/** What an applicant is told: that it was decided, and how; reasons are read on the platform. */
export function writeDecision(to: string, decided: DecidedApplication): Letter {
  const { application, kind, accepted } = decided
  const { zh, en } = APPLIED_FOR[kind]
  const outcome = accepted ? ACCEPTED : DECLINED
  return {
    to,
    subject: `${application}: ${accepted ? '已通过 / accepted' : '未通过 / declined'}`,
    text: [
      `贵方的${zh} ${application} ${outcome.zh}。`,
      '',
      `Your ${en} ${application} was ${outcome.en}.`,
      ...FOOT,
    ].join('\n'),
  }
}

/** What waits for a person, and for how long at least. */
export interface WaitingTasks {
  readonly drafts: number
  readonly waits: number
  readonly days: number
}

export function writeDigest(to: string, { drafts, waits, days }: WaitingTasks): Letter {
  const all = drafts + waits
  return {
    to,
    subject: `${all} 项待办 / ${all} tasks waiting`,
    text: [
      `有 ${all} 项待办已等待超过 ${days} 天：待签草稿 ${drafts} 件，待答复 ${waits} 件。请登录平台办理。`,
      '',
      `${all} tasks have waited for more than ${days} days: ` +
        `${drafts} drafts to sign, ${waits} to answer.`,
      'Log in to the platform to see them.',
      ...FOOT,
    ].join('\n'),
  }
}

const FOOT = [
  '',
  '本邮件不含链接，也绝不会索取密码或密钥。',
  'This mail holds no link, and nobody will ever ask you for a password or a key.',
  '',
]
