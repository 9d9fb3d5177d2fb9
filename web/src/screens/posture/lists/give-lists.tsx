import { GiveFiles } from './give-files.js';

/** Takes in lists of machines. */
export function GiveLists() {
  return (
    <GiveFiles
      to="posture/lists"
      label="Drop lists here, or choose them"
      help="A sheet as CSV or XLSX with your own headings, the XML of nmap, CycloneDX, or a router’s list of leases. One of the same name is replaced."
      accept=".csv,.tsv,.txt,.xlsx,.xml,.json,.leases"
    />
  );
}
