import { PUBLISHER_RIGHTS, VERIFIER_RIGHTS } from './rights.js';

export const CLUSTER = 'two';
export const DATABASE = 'assay';

/** Users of the test cluster. The last two show what happens without rights and with little memory. */
export const USERS = {
  publisher: { user: 'assay_publisher', password: 'publish & <tell> "nobody"' },
  verifier: { user: 'assay_verifier', password: "verify 'it' \\ 100%" },
  stranger: { user: 'stranger', password: 'stranger' },
  cramped: { user: 'cramped', password: 'cramped' },
};

export type Ports = { readonly http: number; readonly tcp: number };

/** The settings of one node. `default` has no password and is let in from this machine alone: the nodes ask each other as it. */
export function nodeSettings(folder: string, own: Ports, all: readonly Ports[]): string {
  const shards = all.map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`);
  return `<clickhouse>
  <path>${folder}/data/</path>
  <users_config>${folder}/users.xml</users_config>
  <user_directories><users_xml><path>${folder}/users.xml</path></users_xml></user_directories>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${own.http}</http_port>
  <tcp_port>${own.tcp}</tcp_port>
  <max_server_memory_usage>3000000000</max_server_memory_usage>
  <mark_cache_size>100000000</mark_cache_size>
  <asynchronous_metrics_update_period_s>3600</asynchronous_metrics_update_period_s>
  <asynchronous_heavy_metrics_update_period_s>3600</asynchronous_heavy_metrics_update_period_s>
  <remote_servers><${CLUSTER}>${shards.join('')}</${CLUSTER}></remote_servers>
</clickhouse>`;
}

export function userSettings(): string {
  const { publisher, verifier, stranger, cramped } = USERS;
  return `<clickhouse>
  <profiles>
    <default><max_threads>2</max_threads></default>
    <reading><readonly>2</readonly><max_threads>2</max_threads></reading>
    <cramped><readonly>2</readonly><max_memory_usage>40000000</max_memory_usage></cramped>
  </profiles>
  <quotas><default></default></quotas>
  <users>
    ${user('default', '', 'default', null)}
    ${user(publisher.user, publisher.password, 'default', PUBLISHER_RIGHTS)}
    ${user(verifier.user, verifier.password, 'reading', VERIFIER_RIGHTS)}
    ${user(stranger.user, stranger.password, 'reading', [])}
    ${user(cramped.user, cramped.password, 'cramped', VERIFIER_RIGHTS)}
  </users>
</clickhouse>`;
}

/** Rights are given in the file without the name of who gets them; no list means all of them, an empty one none. */
function user(name: string, password: string, profile: string, rights: readonly string[] | null): string {
  const queries = rights?.map((grant) => `<query>${grant.replace(/ TO \w+$/u, '')}</query>`) ?? [];
  const none = '<query>GRANT SELECT ON system.one</query>';
  const grants = rights === null ? '' : `<grants>${queries.length === 0 ? none : queries.join('')}</grants>`;
  return `<${name}><password>${escaped(password)}</password><networks><ip>127.0.0.1</ip></networks>
    <profile>${profile}</profile><quota>default</quota>${grants}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
