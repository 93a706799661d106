/** The snapshot this till was given last, or null when no program is loaded. */
export function loadedSnapshot(models) {
    const snapshots = models["loyalty.snapshot"]?.getAll() || [];
    return snapshots.reduce((last, one) => (!last || one.as_of >= last.as_of ? one : last), null);
}

/** The snapshot `order` began with, or undefined where this till has lost it. */
export function ownSnapshot(order) {
    const { snapshot } = order.uiState.loyalty;
    return order.models["loyalty.snapshot"]?.find((one) => one.hash === snapshot);
}

/** The snapshot of `order`: the one it began with, as long as this till has it. */
export function snapshotOf(order) {
    return ownSnapshot(order) || loadedSnapshot(order.models);
}
