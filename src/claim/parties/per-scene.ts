import type { Scene } from './scene.js';

/** What is worked out from a scene once, however many readers ask for it. */
export function perScene<T>(work: (scene: Scene) => T): (scene: Scene) => T {
  const kept = new WeakMap<Scene, { readonly value: T }>();
  return (scene) => {
    const known = kept.get(scene);
    if (known !== undefined) return known.value;
    const value = work(scene);
    kept.set(scene, { value });
    return value;
  };
}
