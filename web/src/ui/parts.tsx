import type { PartsMarkup } from '../../../src/report/html/page.js';

/** The first part of a report: its answer. */
export function Summary({ markup }: { readonly markup: string }) {
  return <Placed className="summary" markup={markup} />;
}

/** Sections of a report, each under its heading. What is below the window is laid out when it comes near. */
export function Parts({ sections }: { readonly sections: PartsMarkup['sections'] }) {
  return (
    <>
      {sections.map(({ id, title, markup }) => (
        <section key={id} aria-labelledby={id} className="part">
          <h2 id={id}>{title}</h2>
          <Placed markup={markup} />
        </section>
      ))}
    </>
  );
}

/** Where one gets to each section from. */
export function Contents({ sections }: { readonly sections: PartsMarkup['sections'] }) {
  return (
    <nav className="contents" aria-label="Contents">
      <ol>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The only place where markup is put into the page: made by src/report/html on the server, where all that strangers wrote is escaped. */
function Placed({ markup, className }: { readonly markup: string; readonly className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: markup }} />;
}
