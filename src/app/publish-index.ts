import type { ClusterConfiguration } from '../engine/clickhouse/configuration.js';
import { standingReference } from '../engine/clickhouse/open.js';
import { publishReference } from '../engine/clickhouse/publish.js';
import { literal } from '../engine/sql.js';
import { sumOf } from '../base/numbers.js';
import type { Reference } from '../model/reference.js';
import type { AppContext } from './context.js';
import type { Session } from './session.js';

type Request = {
  readonly session: Session;
  readonly reference: Reference;
  readonly configuration: ClusterConfiguration;
  /** File of the reference's tables. */
  readonly database: string;
  /** Send it although it stands there. */
  readonly again: boolean;
};

/** Publishes the reference at a cluster, unless it stands there as it is. Returns the lines that were sent. */
export async function publishIndex(
  { session, reference, configuration, database, again }: Request,
  { onProgress, signal }: AppContext,
): Promise<number> {
  const standing = again ? null : await standingReference(configuration);
  if (standing?.inputs === reference.inputs) return 0;
  const { connection, scratch } = session;
  await connection.run(`ATTACH ${literal(database)} AS reference (READ_ONLY)`);
  try {
    const { rows } = await publishReference({
      connection,
      schema: 'reference',
      reference,
      configuration,
      scratch: scratch.folder('publish'),
      signal,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    return sumOf(Object.values(rows));
  } finally {
    await connection.run('DETACH reference');
  }
}
