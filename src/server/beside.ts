/** Other workspaces that a server serves beside its own, each at an address of its own, until it ends. */
export type Beside = {
  /** The address that lets a browser in. What is served already is not served twice. */
  readonly open: (dir: string) => Promise<string>;
  readonly close: (dir: string) => Promise<void>;
};

type Served = { readonly address: string; readonly close: () => Promise<void> };

export function openBeside(serveOne: (dir: string) => Promise<Served>): Beside & { readonly end: () => Promise<void> } {
  const open = new Map<string, Promise<Served>>();
  const close = async (dir: string): Promise<void> => {
    const served = open.get(dir);
    open.delete(dir);
    await (await served)?.close();
  };
  return {
    open: async (dir) => {
      const served = open.get(dir) ?? serveOne(dir);
      open.set(dir, served);
      try {
        return (await served).address;
      } catch (error) {
        open.delete(dir);
        throw error;
      }
    },
    close,
    end: async () => {
      await Promise.all([...open.keys()].map(close));
    },
  };
}
