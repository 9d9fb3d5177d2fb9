import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** An invented time-stamping authority on this machine: `openssl ts` with a root of its own. */
export const AUTHORITY = 'Invented Time Stamping, Invented Authority';

const SETTINGS = `[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[authority]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
`;

export function openssl(dir: string, ...args: readonly string[]): string {
  const done = spawnSync('openssl', args, { cwd: dir, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`openssl ${args[0]} failed: ${done.error?.message ?? done.stderr}`);
  return done.stdout;
}

/** Makes its keys and certificates; `root.pem` is what a user would trust. */
export function makeAuthority(dir: string): void {
  writeFileSync(path.join(dir, 'settings.cnf'), SETTINGS);
  writeFileSync(path.join(dir, 'serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'settings.cnf'];
  const days = ['-days', '3650'];
  const root = ['-keyout', 'root.key', '-out', 'root.pem', '-subj', '/O=Invented Authority/CN=Invented Root'];
  openssl(dir, 'req', '-x509', ...key, ...root, ...days, '-extensions', 'root');
  const own = ['-keyout', 'own.key', '-out', 'own.csr', '-subj', '/O=Invented Authority/CN=Invented Time Stamping'];
  openssl(dir, 'req', ...key, ...own);
  const signed = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-out', 'own.pem', ...days];
  openssl(dir, 'x509', '-req', '-in', 'own.csr', ...signed, '-extfile', 'settings.cnf', '-extensions', 'stamping');
}

/** Its answer to a request, DER. */
export function stampWith(dir: string, request: Uint8Array): Buffer {
  writeFileSync(path.join(dir, 'asked.tsq'), request);
  const own = ['-signer', 'own.pem', '-inkey', 'own.key', '-config', 'settings.cnf', '-section', 'authority'];
  openssl(dir, 'ts', '-reply', '-queryfile', 'asked.tsq', ...own, '-out', 'answer.tsr');
  return readFileSync(path.join(dir, 'answer.tsr'));
}
