import * as z from 'zod'
import { isTimeZone } from './date-in-zone.ts'
import { projectRoot } from './project-root.ts'
import { SetupFault } from './setup-fault.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const DEFAULT_STATE = `${projectRoot}/.tallystick`

/** Everything that can be set from outside, by environment variable. */
const Variables = z.object({
  /** URL of the owner of a database that is there already: the embedded one is not started then. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** host:port of a Temporal server that is there already. */
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d+$/, 'must be host:port')
    .optional(),
  /** Where the embedded servers keep their data. */
  TALLYSTICK_STATE: z.string().min(1).default(DEFAULT_STATE),
  /**
   * Where the files that belong to documents lie: a folder that gateways of one ledger share, or a
   * bucket of object storage that speaks S3, `https://HOST/BUCKET`, with its key.
   */
  BLOBS: z.string().min(1).optional(),
  BLOBS_REGION: z.string().min(1).default('us-east-1'),
  BLOBS_ACCESS_KEY: z.string().min(1).optional(),
  BLOBS_SECRET_KEY: z.string().min(1).optional(),
  /** Ports on 127.0.0.1; a free one is taken where none is set. */
  HTTP_PORT: port.optional(),
  POSTGRES_PORT: port.optional(),
  TEMPORAL_PORT: port.optional(),
  /**
   * Where `/livez`, `/readyz` and `/metrics` answer, apart from strangers; a free port where none
   * is set. With the port of HTTP_PORT they answer there, beside GraphQL.
   */
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  HEALTH_PORT: port.optional(),
  /**
   * Proxies in front whose `X-Forwarded-For` and `X-Forwarded-Proto` are trusted: their number, or
   * addresses by comma.
   */
  TRUST_PROXY: z.union([z.coerce.number().int().min(0), z.string().min(1)]).default(0),
  /** Acts a second that one party may send, ten seconds of them at once. */
  PARTY_ACTS_PER_SECOND: z.coerce.number().int().min(1).default(10_000),
  /** What one party may keep: uploaded files, drafts that wait, rows of imports. */
  PARTY_DOCUMENT_MIB: z.coerce.number().int().min(1).default(20_480),
  PARTY_DRAFT_MIB: z.coerce.number().int().min(1).default(64),
  PARTY_IMPORT_ROWS: z.coerce.number().int().min(1).default(20_000_000),
  /**
   * The operator's system key, which signs what needs no decision: a file in PEM outside the state
   * folder, or the address of an HTTP signer. A trial ledger has its own.
   */
  SYSTEM_KEY: z.string().min(1).optional(),
  SYSTEM_SIGNER: z.url({ protocol: /^https?$/ }).optional(),
  /** Of encrypted key files. */
  TALLYSTICK_PASSPHRASE: z.string().min(1).optional(),
  /** 64 hexadecimal digits; where none is set, a file of the state folder holds one. */
  ROOT_SECRET: z.string().optional(),
  /** The one before, while ROOT_SECRET is being exchanged. */
  ROOT_SECRET_BEFORE: z.string().optional(),
  /** The same for the key of identities, and for those before it, from the founding on. */
  IDENTITY_KEY: z.string().optional(),
  IDENTITY_KEYS_BEFORE: z.string().optional(),
  /** Of the IANA database: where the business day ends at midnight. */
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  /** `true`: the business date is rolled by hand, also beyond today. */
  DEMONSTRATION: z.stringbool().default(false),
  /** Where letters go: an SMTP server, or a folder of `.eml` files; without either, nowhere. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FOLDER: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).default('Tallystick <tallystick@localhost>'),
  /** A user is told of tasks that have waited for so many days. */
  MAIL_TASK_DAYS: z.coerce.number().int().min(1).max(365).default(3),
  /** Where the tax authority's invoice check answers; without it nobody is asked. */
  TAX_CHECK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `host:port` of a private network, by comma, that webhooks may be sent to all the same. */
  WEBHOOK_PRIVATE_HOSTS: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(LEVELS).default('info'),
})

export type Config = z.infer<typeof Variables>

/** Reads and checks the environment once. Throws SetupFault naming every variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== '')
  const { data, error } = Variables.safeParse(Object.fromEntries(set))
  if (data) return data
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new SetupFault(`the configuration is wrong: ${faults.join('; ')}`)
}

/** One line per setting, fit for a log: passwords in URLs are hidden. */
export function describeConfig(config: Config): string[] {
  return Object.keys(Variables.shape).map(name => {
    const value = config[name as keyof Config]
    const shown = SECRETS.has(name) ? '***' : hideSecrets(String(value))
    return `${name}=${value === undefined ? '(not set)' : shown}`
  })
}

const SECRETS = new Set([
  'ROOT_SECRET',
  'ROOT_SECRET_BEFORE',
  'IDENTITY_KEY',
  'IDENTITY_KEYS_BEFORE',
  'TALLYSTICK_PASSPHRASE',
  'BLOBS_SECRET_KEY',
])

/** Hides the passwords in URLs; their users stay readable. */
export function hideSecrets(text: string): string {
  return text.replace(/(\w+:\/\/[^\s:/@]*:)[^\s@]*@/g, '$1***@')
}
