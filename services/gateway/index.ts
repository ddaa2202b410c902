import type { ReadinessChecks } from '../platform/health.ts'
import type { Services } from './context.ts'
import { graphqlHandler } from './graphql.ts'
import { type Server, startServer } from './server.ts'

export type { Server as Gateway } from './server.ts'

export interface GatewayOptions extends Services {
  readonly port?: number
  readonly host?: string
  /** Beside the gateway's own: what else must work before requests are sent here. */
  readonly checks?: ReadinessChecks
}

/** The edge of the ledger: GraphQL over HTTP, and the pages for those who run it. */
export async function startGateway(options: GatewayOptions): Promise<Server> {
  const { port, host, checks = {}, ...services } = options
  return await startServer({
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
    checks: { reader: () => services.reader.query('select'), ...checks },
    graphql: graphqlHandler(services),
  })
}
