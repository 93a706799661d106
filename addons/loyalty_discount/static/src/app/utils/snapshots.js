/** The snapshot this till was given last, or null when no program is loaded. */
export function loadedSnapshot(models) {
    const snapshots = models["loyalty.snapshot"]?.getAll() || [];
    return snapshots.reduce((last, one) => (!last || one.as_of >= last.as_of ? one : last), null);
}

/** The snapshot of `order`: the one it began with, as long as this till has it. */
export function snapshotOf(order) {
    const { snapshot } = order.uiState.loyalty;
    const own = order.models["loyalty.snapshot"]?.find((one) => one.hash === snapshot);
    return own || loadedSnapshot(order.models);
}
