using System.Diagnostics;
using Infra.Tests.Commands;

namespace Infra.Tests.Diff;

/// <summary>A project in a git repository of its own.</summary>
internal static class TestGit
{
    /// <summary>Runs git in the project's folder.</summary>
    public static string Git(this CommandRun run, params string[] arguments)
    {
        run.Environment["PATH"] = System.Environment.GetEnvironmentVariable("PATH")!;
        var start = new ProcessStartInfo("git",
            [
                "-c",
                "user.name=Someone",
                "-c",
                "user.email=someone@example.com",
                "-c",
                "init.defaultBranch=main",
                "-c",
                "commit.gpgsign=false",
                .. arguments,
            ])
        {
            WorkingDirectory = run.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.Trim();
    }

    /// <summary>Commits everything.</summary>
    public static string Commit(this CommandRun run, string message)
    {
        if (!Directory.Exists(Path.Combine(run.Folder, ".git")))
            run.Git("init", "-q");

        run.Git("add", "-A");
        run.Git("commit", "-q", "-m", message);
        return run.Git("rev-parse", "HEAD");
    }

    /// <summary>Puts a shell script before all other programs.</summary>
    public static void Program(this CommandRun run, string name, string script)
    {
        var path = run.Write($".bin/{name}", "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        run.Environment["PATH"] = $"{Path.GetDirectoryName(path)}:{System.Environment.GetEnvironmentVariable("PATH")}";
    }
}
