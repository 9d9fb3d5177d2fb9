/** A catalogue as CISA writes it, of invented entries. */
export function kevText(
  entries: readonly Readonly<Record<string, unknown>>[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    title: 'Catalogue',
    catalogVersion: '2026.01.15',
    dateReleased: '2026-01-15T12:00:00.000Z',
    count: entries.length,
    vulnerabilities: entries,
    ...more,
  });
}

export function kevEntry(cve: string, over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    cveID: cve,
    vendorProject: 'Brightwell',
    product: 'FlowDesk',
    vulnerabilityName: 'Brightwell FlowDesk Made-up Vulnerability',
    dateAdded: '2024-05-01',
    shortDescription: 'Invented.',
    requiredAction: 'Apply the update.',
    dueDate: '2024-05-22',
    knownRansomwareCampaignUse: 'Unknown',
    ...over,
  };
}

export function cveText(cve: string, affected: readonly unknown[], published = '2024-04-20T10:00:00Z'): string {
  return JSON.stringify({
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId: cve, state: 'PUBLISHED', datePublished: published },
    containers: { cna: { affected } },
  });
}

type CsafOptions = {
  readonly vendor?: string;
  readonly product?: string;
  readonly range?: string;
  readonly title?: string;
  readonly published?: string;
  readonly revised?: string;
  readonly cve?: string;
  readonly remedy?: string;
};

/** An advisory in CSAF 2.0 with one product and one vulnerability. */
export function csafText(id: string, options: CsafOptions = {}): string {
  const { vendor = 'Brightwell', product = 'PumpMaster 300', range = '< 4.2', cve = 'CVE-2024-90001' } = options;
  const { published = '2024-03-05', remedy = 'vendor_fix' } = options;
  const leaf = {
    name: range,
    category: 'product_version_range',
    product: { name: `${product} ${range}`, product_id: 'P1' },
  };
  return JSON.stringify({
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: options.title ?? `${vendor} ${product}`,
      notes: [{ category: 'other', title: 'Critical infrastructure sectors', text: 'Energy, Water and Wastewater' }],
      references: [{ category: 'self', summary: 'page', url: `https://example.org/${id.toLowerCase()}` }],
      tracking: {
        id,
        status: 'final',
        version: '1',
        initial_release_date: `${published}T07:00:00Z`,
        current_release_date: `${options.revised ?? published}T07:00:00Z`,
      },
    },
    product_tree: {
      branches: [
        { category: 'vendor', name: vendor, branches: [{ category: 'product_name', name: product, branches: [leaf] }] },
      ],
    },
    vulnerabilities: [
      {
        cve,
        product_status: { known_affected: ['P1'] },
        scores: [{ products: ['P1'], cvss_v3: { version: '3.1', baseScore: 9.8 } }],
        remediations: [{ category: remedy, details: 'Update to 4.2.', product_ids: ['P1'] }],
      },
    ],
  });
}

/** The answer of endoflife.date for one product. */
export function lifecycleText(releases: readonly Readonly<Record<string, unknown>>[], day = '2026-01-10'): string {
  return JSON.stringify({
    schema_version: '1.2.0',
    generated_at: `${day}T00:00:00+00:00`,
    total: 1,
    result: [
      {
        name: 'flowdesk',
        label: 'FlowDesk',
        aliases: [],
        category: 'app',
        tags: ['app'],
        identifiers: [{ type: 'cpe', id: 'cpe:2.3:a:brightwell:flowdesk' }],
        labels: { eol: 'Support', eoes: 'Extended support' },
        releases,
      },
    ],
  });
}
