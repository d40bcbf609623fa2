"""compare.py ROUNDS CONTENDER...: asks contenders for rounds in turn and prints ratios.

A contender is "POSES COMMAND": it works through POSES poses for lengths and, for moment arms, a
tenth of them if it is slow (below 100 poses). The first one is what the others are measured by. A
ratio is taken within one round, so that a busy machine slows both; printed are the median and the
range over the rounds.
"""

import statistics
import subprocess
import sys


class Contender:
    def __init__(self, words):
        poses, *command = words.split()
        self.poses = int(poses)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.name = self.process.stdout.readline().strip()

    def ask(self, task):
        poses = self.poses
        if task == "arms" and poses < 100:
            poses = max(1, poses // 10)
        self.process.stdin.write(f"{task} {poses}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def plain(ratio):
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"


def main(rounds, *commands):
    contenders = [Contender(words) for words in commands]
    contenders = [c for c in contenders if c.name]
    for task, title in (("lengths", "lengths"), ("arms", "lengths and moment arms")):
        times = {c: [] for c in contenders}
        for c in contenders:
            c.ask(task)  # to warm up
        for _ in range(int(rounds)):
            for c in contenders:
                times[c].append(c.ask(task))
        base = times[contenders[0]]
        print(f"\n{title}, processor time of a pose, {contenders[0].name} = 1")
        for c in contenders:
            ratios = sorted(t / b for t, b in zip(times[c], base))
            middle, least, most = map(plain, (statistics.median(ratios), ratios[0], ratios[-1]))
            print(f"  {c.name:46} {middle:>9}   ({least} to {most})")


if __name__ == "__main__":
    main(*sys.argv[1:])
