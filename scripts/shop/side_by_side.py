"""Steps that do not touch each other, several at a time."""

from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

from .progress import end_tools


def run(works, jobs):
    """Call each of the functions `works`, `jobs` at a time, and return what they return, in order.

    The first error ends the others and is raised; so does an interruption.
    """
    pool = ThreadPoolExecutor(jobs)
    try:
        futures = [pool.submit(work) for work in works]
        wait(futures, return_when=FIRST_EXCEPTION)
        for future in futures:
            if future.done():
                future.result()
        return [future.result() for future in futures]
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        end_tools()
        raise
    finally:
        pool.shutdown()
