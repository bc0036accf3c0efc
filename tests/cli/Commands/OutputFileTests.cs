using System.Diagnostics;
using Infra.Diagnostics;
using Infra.Terminal;

namespace Infra.Tests.Commands;

public sealed class OutputFileTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_neighbour_of_the_file_stays_whatever_its_name_is()
    {
        var neighbour = _run.Write("graph.mmd.part", "mine");

        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("graph", "prod", "--out", "graph.mmd"));

        Assert.Equal("mine", await File.ReadAllTextAsync(neighbour));
        Assert.Equal(["graph.mmd", "graph.mmd.part"],
            Directory.GetFiles(_run.Folder, "*graph*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_link_to_a_file_is_refused_and_neither_followed_nor_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;

        var victim = _run.Write("victim", "precious");
        var link = Path.Combine(_run.Folder, "graph.svg");
        File.CreateSymbolicLink(link, "victim");

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("graph", "prod", "--out", "graph.svg"));

        Assert.Contains("a link to victim", _run.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(victim));
        Assert.Equal("victim", new FileInfo(link).LinkTarget);
    }

    [Fact]
    public async Task A_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
            return;

        var file = _run.Write("graph.mmd", "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("graph", "prod", "--out", "graph.mmd"));

        Assert.StartsWith("flowchart", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_pipe_is_written_into()
    {
        if (OperatingSystem.IsWindows())
            return;

        var pipe = Path.Combine(_run.Folder, "pipe");
        using (var made = Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync();

        var read = Task.Run(() => File.ReadAllText(pipe));
        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("graph", "prod", "--out", "pipe"));

        Assert.StartsWith("flowchart", await read.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        Assert.Contains(pipe, Directory.GetFiles(_run.Folder));
    }

    [Fact]
    public async Task A_full_device_is_one_refusal()
    {
        if (!File.Exists("/dev/full"))
            return;

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("graph", "prod", "--out", "/dev/full"));

        Assert.Contains($"{Codes.OutputFolder.Id} ", _run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists("/dev/full"));
    }
}
