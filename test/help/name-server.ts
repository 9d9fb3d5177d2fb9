import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server, type Socket as TcpSocket } from 'node:net';
import { decode, encode, streamEncode, TRUNCATED_RESPONSE, type Answer, type Packet, type Question } from 'dns-packet';

type Texts = readonly (string | readonly string[])[];

/** What stands at a name. A text of several strings is a list of them. */
export type Name = {
  readonly TXT?: Texts;
  readonly MX?: readonly (readonly [number, string])[];
  readonly A?: readonly string[];
  readonly AAAA?: readonly string[];
  readonly CNAME?: string;
  /** Answers every question for the name with this code instead, or not at all. */
  readonly rcode?: 'SERVFAIL' | 'REFUSED';
  readonly silent?: true;
  /** Milliseconds before the answer. */
  readonly delay?: number;
};

export type Zone = Readonly<Record<string, Name>>;

export type NameServer = {
  readonly address: string;
  /** Questions so far, `TXT example.test`, with `(tcp)` behind those over TCP. */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
};

const LARGEST = 512;
const CODES: Readonly<Record<string, number>> = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };

/**
 * A name server on loopback, over UDP and TCP, which knows a zone. A name without an entry that another ends in is empty, and one
 * that nothing ends in does not exist. Aliases are given as they are and not followed, as by a server without recursion.
 */
export async function startNameServer(zone: Zone): Promise<NameServer> {
  const names = new Map(Object.entries(zone).map(([name, own]) => [name.toLowerCase(), own]));
  const asked: string[] = [];
  const udp = createSocket('udp4');
  const tcp = createServer();
  const timers = new Set<NodeJS.Timeout>();
  const sockets = new Set<TcpSocket>();
  const respond = (message: Buffer, over: '' | ' (tcp)', send: (answer: Packet) => void): void => {
    const query = decode(message);
    const question = query.questions?.[0];
    if (question === undefined) return;
    asked.push(`${question.type} ${question.name}${over}`);
    const own = lookUp(names, question.name);
    if (own?.silent === true) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(answerTo(query, question, own));
    }, own?.delay ?? 0);
    timers.add(timer);
  };
  udp.on('message', (message, { port, address }) =>
    respond(message, '', (answer) => {
      const bytes = encode(answer);
      const short = { ...answer, answers: [], flags: (answer.flags ?? 0) | TRUNCATED_RESPONSE };
      udp.send(bytes.length > LARGEST ? encode(short) : bytes, port, address);
    }),
  );
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    onConnection(socket, respond);
  });
  const port = await listen(udp, tcp);
  const stop = async (): Promise<void> => {
    for (const timer of timers) clearTimeout(timer);
    for (const socket of sockets) socket.destroy();
    udp.close();
    await new Promise((resolve) => tcp.close(resolve));
  };
  return { address: `127.0.0.1:${port}`, asked, stop };
}

function lookUp(names: ReadonlyMap<string, Name>, given: string): Name | null {
  const name = given.toLowerCase();
  const own = names.get(name) ?? names.get(`*.${name.slice(name.indexOf('.') + 1)}`);
  if (own !== undefined) return own;
  return [...names.keys()].some((each) => each.endsWith(`.${name}`)) ? {} : null;
}

function answerTo(query: Packet, question: Question, own: Name | null): Packet {
  const rcode = own === null ? 'NXDOMAIN' : (own.rcode ?? 'NOERROR');
  const answers = own === null || own.rcode !== undefined ? [] : recordsOf(question, own);
  const recursive = 0x0180;
  return {
    type: 'response',
    id: query.id ?? 0,
    flags: recursive | (CODES[rcode] ?? 0),
    questions: [question],
    answers,
  };
}

function recordsOf({ name, type }: Question, own: Name): Answer[] {
  if (own.CNAME !== undefined) return [{ type: 'CNAME', name, ttl: 60, data: own.CNAME }];
  switch (type) {
    case 'TXT':
      return (own.TXT ?? []).map((data) => ({ type, name, ttl: 60, data: stringsOf(data) }));
    case 'MX':
      return (own.MX ?? []).map(([preference, exchange]) => ({ type, name, ttl: 60, data: { preference, exchange } }));
    case 'A':
    case 'AAAA':
      return (own[type] ?? []).map((data) => ({ type, name, ttl: 60, data }));
    default:
      return [];
  }
}

/** A string of the DNS holds 255 octets; a longer text is cut as publishers cut it. */
function stringsOf(data: string | readonly string[]): string[] {
  return typeof data === 'string' ? (data.match(/[^]{1,255}/gu) ?? ['']) : [...data];
}

function onConnection(
  socket: TcpSocket,
  respond: (message: Buffer, over: ' (tcp)', send: (answer: Packet) => void) => void,
): void {
  let held = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (part) => {
    held = Buffer.concat([held, part]);
    while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
      const size = held.readUInt16BE(0);
      respond(held.subarray(2, 2 + size), ' (tcp)', (answer) => socket.write(streamEncode(answer)));
      held = held.subarray(2 + size);
    }
  });
}

/** The same port for both. */
async function listen(udp: Socket, tcp: Server): Promise<number> {
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const address = tcp.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await new Promise<void>((resolve, reject) => udp.once('error', reject).bind(port, '127.0.0.1', resolve));
  return port;
}
