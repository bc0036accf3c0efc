namespace Infra.Components.Tests.Databases.Servers;

/// <summary>A test on a real server: without its programs it is skipped, and says how to get them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsServerAttribute : FactAttribute
{
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["mariadbd"] = "apt-get install mariadb-server",
        ["redis-server"] = "apt-get install redis-server",
        ["rabbitmq-server"] = "apt-get install rabbitmq-server",
        ["nginx"] = "apt-get install nginx-light",
        ["postgres"] = "apt-get install postgresql",
        ["rclone"] = "apt-get install rclone",
        ["barman-cloud-backup"] = "apt-get install barman-cli-cloud python3-boto3",
        ["groovy"] = "apt-get install groovy",
        ["git"] = "apt-get install git",
        ["python3"] = "apt-get install python3",
        ["s3rver"] = "npm install --global s3rver@3.7.1",
    };

    public NeedsServerAttribute(string programs)
    {
        var missing = programs.Split(' ').Where(program => LocalProgram.Find(program) is null).ToArray();
        if (missing.Length > 0)
        {
            Skip =
                $"{string.Join(" and ", missing)} not installed, so this is not tested: {string.Join("; ", missing.Select(program => Commands[program]))}";
        }
    }
}
