"""The sentences of ``tuoyu batch``, in both languages."""

from engine.text import Text

SAID: dict[str, Text] = {
    "batch": Text(
        "一次检查许多份申报；退出码取最差的结论：有不通过为 1，否则有补正为 3，全部通过为 0，一份也读不了为 2。"
        "例：tuoyu batch 申报文件夹 -o 结果",
        "Check many declarations at once; the exit code is that of the worst decision: 1 if any is rejected, else 3 if any "
        "must be supplemented, else 0; 2 if none could be read. Example: tuoyu batch declarations -o results --lang en",
    ),
    "sources": Text(
        "放申报的文件夹（连同下级文件夹）、文件，或带 * 的文件名；可以是 YAML、JSON、Excel 表（一处一份，或 --blank 的一份多处），或每行一份的 .jsonl",
        "folders of declarations (with all below), files, or names with *: YAML, JSON, Excel (a form each, or one workbook made with --blank), or .jsonl with one a line",
    ),
    "output": Text(
        "把结果和汇总写入这个文件夹，而不是打印结果", "write results and summary into this folder instead of printing the results"
    ),
    "no_sources": Text(
        "没有写要检查什么。请写放申报的文件夹或文件。", "Nothing to check was named. Name a folder or files of declarations."
    ),
    "blank": Text(
        "写出一份可填许多处服务点的空白 Excel 表，然后结束", "write a blank Excel workbook for many points to this file, and stop"
    ),
    "resume": Text("接着上次停下的地方做", "go on where the last run stopped"),
    "force": Text("文件夹里已有结果时，重新做并替换", "start anew and replace results that are there"),
    "fail_on": Text(
        "从哪一种结果起退出码不为 0：reject 只看不通过；supplement 还看补正（默认）；unreadable 另外在有一份读不了时为 2；never 都不看",
        "from what on the exit code is not 0: reject; supplement as well (default); unreadable: also 2 if any cannot be read; never",
    ),
    "pause": Text("、", ", "),
    "title": Text("检查申报", "checking"),
    "summing": Text("汇总", "summing up"),
    "rate": Text("{done} 份，每秒 {rate} 份", "{done} done, {rate} a second"),
    "left": Text("，还要 {time}", ", {time} left"),
    "count": Text(
        "共 {total} 份：通过 {approve}，补正 {supplement}，不通过 {reject}，读不了 {unread}。",
        "{total} in all: {approve} approve, {supplement} supplement, {reject} reject, {unread} could not be read.",
    ),
    "written": Text(
        "结果和汇总已写入 {folder}：{files}。", "Results and summary are in {folder}: {files}."
    ),
    "going_on": Text("上次已做完 {done} 份，接着做。", "{done} are done already; going on from there."),
    "kept": Text(
        "已做完的结果没有丢；用同样的参数加 --resume 接着做。",
        "The results so far are kept; run the same with --resume to go on.",
    ),
    "no_kept": Text("没有写明 -o，已打印的结果以外没有保留。", "Without -o, nothing is kept but the results printed."),
    "unfinished": Text(
        "{folder} 里有一次没做完的检查。接着做请加 --resume，重新做请加 --force。",
        "{folder} holds a run that was not finished. Add --resume to go on, or --force to start anew.",
    ),
    "exists": Text(
        "{folder} 里已有结果。重新做请加 --force，或换一个文件夹。",
        "{folder} holds results already. Add --force to replace them, or name another folder.",
    ),
    "is_file": Text("{folder} 是文件，不是文件夹。请换一个名字。", "{folder} is a file, not a folder. Choose another name."),
    "finished": Text(
        "{folder} 里的检查已经做完，没有要接着做的。", "The run in {folder} is finished; there is nothing to go on with."
    ),
    "resume_where": Text("--resume 要和 -o 一起用。", "--resume goes with -o."),
    "both": Text("--resume 和 --force 只能用一个。", "Use --resume or --force, not both."),
    "changed": Text(
        "不能接着做：{what}与上次不同。请改回来，或把 --resume 换成 --force 重新做。",
        "Cannot go on: {what} changed since. Put it back, or use --force instead of --resume to start anew.",
    ),
    "damaged": Text(
        "{file} 损坏，不能接着做。请把 --resume 换成 --force 重新做。", "{file} is damaged, so there is no going on. Use --force instead of --resume to start anew."
    ),
    "died": Text(
        "一个进程意外结束（多半是内存不够）。可用 --jobs 1 再试。",
        "A process ended unexpectedly, most likely for want of memory. Try with --jobs 1.",
    ),
    "scheduler": Text(
        "由这个地址的 Dask 集群来检查（需安装 tuoyu\\[cluster]；集群会执行收到的程序，只在可信的网络里使用，或用 tls:// 加密）",
        "let the Dask cluster at this address do the work (needs tuoyu\\[cluster]; a cluster runs the code it is sent: use it in a trusted network only, or with tls://)",
    ),
    "jobs_too": Text(
        "写了 --scheduler，由集群检查，--jobs 不起作用。", "With --scheduler the cluster does the work; --jobs has no effect."
    ),
    "busy": Text("另一个进程正在往 {folder} 里写。请等它做完。", "Another run is writing into {folder}. Wait until it is done."),
}  # fmt: skip

CHANGED: dict[str, Text] = {
    "inputs": Text("申报文件", "the declarations"),
    "rules": Text("规则", "the rules"),
    "as_of": Text("日期（--as-of）", "the day (--as-of)"),
    "place": Text("地方（--place）", "the place (--place)"),
    "standard": Text("标准（--standard）", "the standard (--standard)"),
    "lang": Text("语言（--lang）", "the language (--lang)"),
    "version": Text("tuoyu 的版本", "the version of tuoyu"),
    "format": Text("结果的格式", "the form of the results"),
}

NO_FOLDER = Text("这台机器上没有规则文件夹 {folder}", "there is no rules folder {folder} on this machine")
PUT_FOLDER = Text(
    "请把规则放到每台机器的同一路径，或不写 --rules，使用随 tuoyu 安装的规则。",
    "Put the rules under the same path on every machine, or leave out --rules to use those installed with tuoyu.",
)

CLUSTER: dict[str, tuple[Text, Text]] = {
    "bad-address": (
        Text("“{address}”不是调度器的地址", "'{address}' is no address of a scheduler"),
        Text(
            "地址写成“主机:端口”，例如 10.0.0.5:8786；加密连接写成 tls://主机:端口。dask scheduler 启动时会显示它的地址。",
            "Write host:port, such as 10.0.0.5:8786, or tls://host:port if encrypted; dask scheduler prints its address when it starts.",
        ),
    ),
    "no-dask": (
        Text("没有安装 Dask，不能使用集群", "Dask is not installed, so no cluster can be used"),
        Text(
            "请用 pip 安装 'tuoyu[cluster]'，或不写 --scheduler，在本机检查。",
            "Install 'tuoyu[cluster]' with pip, or leave out --scheduler to check on this machine.",
        ),
    ),
    "no-scheduler": (
        Text("连不上 {address} 的调度器：{reason}", "no scheduler can be reached at {address}: {reason}"),
        Text(
            "请核对地址，确认 dask scheduler 正在运行、网络和证书允许连接，再试一次。",
            "Check the address, that dask scheduler is running there, and that network and certificates let you in; then try again.",
        ),
    ),
    "no-certificates": (
        Text("tls:// 需要证书，而 Dask 的配置里没有", "tls:// needs certificates, and Dask's configuration names none"),
        Text(
            "请在 Dask 的配置文件里写明 distributed.comm.tls 的 ca-file，以及 client 的 cert 和 key，再试一次。",
            "Name ca-file, and cert and key of the client, under distributed.comm.tls in Dask's configuration; then try again.",
        ),
    ),
    "no-workers": (
        Text("{address} 的集群没有可用的工作机", "the cluster at {address} has no workers"),
        Text(
            "请在至少一台机器上运行 dask worker {address}，再试一次。",
            "Start dask worker {address} on at least one machine; then try again.",
        ),
    ),
    "lost": (
        Text("与 {address} 的调度器断开了连接", "the connection to the scheduler at {address} was lost"),
        Text("请确认 dask scheduler 和网络正常，再试一次。", "Check that dask scheduler and the network are up; then try again."),
    ),
    "dropped": (
        Text("与调度器断开了连接，或调度器取消了这次检查", "the connection to the scheduler was lost, or it cancelled this run"),
        Text("请确认 dask scheduler 和网络正常，再试一次。", "Check that dask scheduler and the network are up; then try again."),
    ),
    "workers-killed": (
        Text("几台工作机先后在同一批申报上意外结束", "several workers ended unexpectedly, one after the other, over the same declarations"),
        Text(
            "多半是内存不够。请给工作机更多内存，或不写 --scheduler，在本机检查。",
            "Most likely they ran out of memory. Give them more, or leave out --scheduler to check on this machine.",
        ),
    ),
    "no-tuoyu": (
        Text("工作机上没有 tuoyu，或版本太旧", "the worker has no tuoyu, or too old a one"),
        Text(
            "请在每台工作机上安装同一版 'tuoyu[cluster]'，重新启动 dask worker。",
            "Install the same 'tuoyu[cluster]' on every worker, and start dask worker again.",
        ),
    ),
    "other-tuoyu": (
        Text(
            "工作机上的 tuoyu（{there}）与本机的（{here}）程序不同，结果可能不一样",
            "the tuoyu of the worker ({there}) is another program than the one here ({here}), and might decide otherwise",
        ),
        Text(
            "请在每台工作机上安装与本机相同的 tuoyu，重新启动 dask worker。版本号相同而程序有改动，也算不同。",
            "Install the tuoyu of this machine on every worker, and start dask worker again. The same version with changed files counts as another.",
        ),
    ),
    "worker-failed": (
        Text("工作机出错：{reason}", "a worker failed: {reason}"),
        Text(
            "请看那台工作机的日志；不写 --scheduler，可在本机检查同样的申报。",
            "See the log of that worker; without --scheduler, the same declarations are checked on this machine.",
        ),
    ),
}  # fmt: skip
"""What can be wrong with a cluster, by code: what happened, and what to do."""
